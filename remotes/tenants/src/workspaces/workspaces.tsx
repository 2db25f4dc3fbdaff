import { may, type Workspace } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import {
  Badge,
  Button,
  EmptyState,
  FailureNotice,
  FolderIcon,
  PlusIcon,
  Table,
  type TableColumn,
} from '@ficus/ui';
import { useState } from 'react';
import { PlaceLink } from '../address/place-link.tsx';
import { useTenantAddress } from '../address/use-tenant-address.ts';
import { useWanted } from '../after-view/use-part.ts';
import { countWords } from '../count-words.ts';
import { useHost } from '../host-context.ts';
import { dayWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useWorkspaces } from './use-workspaces.ts';
import styles from './workspaces.module.css';

const columnsFor = (id: string): readonly TableColumn<Workspace>[] => [
  {
    key: 'name',
    header: t`Workspace`,
    isRowHeader: true,
    cell: (workspace) => (
      <span className={styles.name}>
        <PlaceLink to={{ screen: 'workspace', id, workspaceId: workspace.id }}>{workspace.name}</PlaceLink>
        {workspace.archivedAt !== undefined && <Badge>{t`Archived`}</Badge>}
      </span>
    ),
  },
  {
    key: 'members',
    header: t`Members`,
    cell: ({ memberCount }) => number(memberCount),
    align: 'end',
  },
  { key: 'created', header: t`Created`, cell: ({ createdAt }) => dayWords(createdAt), align: 'end' },
];

/** Where a tenant's people work together. */
export function Workspaces({ id }: { readonly id: string }) {
  const { person } = useHost();
  const { go } = useTenantAddress();
  const workspaces = useWorkspaces(id);
  const failure = useFailure(workspaces.error);
  const [isCreating, setCreating] = useState(false);
  const part = useWanted(isCreating);
  const found = workspaces.data?.workspaces ?? [];
  const create = may(person, 'workspaces.manage') && (
    <Button icon={<PlusIcon />} onClick={() => setCreating(true)}>{t`New workspace`}</Button>
  );

  return (
    <div className={styles.workspaces}>
      <div className={styles.head}>
        <p className={styles.count}>{workspaces.data && countWords(found.length, 'workspaces')}</p>
        {found.length > 0 && create}
      </div>
      <Table
        caption={t`Workspaces`}
        columns={columnsFor(id)}
        rows={found}
        rowKey={(workspace) => workspace.id}
        loadingRows={3}
        state={workspaces.isError ? 'error' : workspaces.isPending ? 'loading' : 'ready'}
        empty={
          <EmptyState
            title={t`No workspaces yet`}
            level={3}
            icon={<FolderIcon size={28} />}
            action={create}
          >{t`A workspace is a place where some of the people here work together.`}</EmptyState>
        }
        error={failure && <FailureNotice failure={failure} onRetry={() => void workspaces.refetch()} />}
      />
      {part && (
        <part.WorkspaceNameDialog
          tenantId={id}
          isOpen={isCreating}
          onClose={() => setCreating(false)}
          onDone={(workspace) => go({ screen: 'workspace', id, workspaceId: workspace.id })}
        />
      )}
    </div>
  );
}
