import { may } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Badge, EmptyState, FailureNotice, FolderIcon, Notice, PageHeader, Skeleton } from '@ficus/ui';
import { PlaceLink } from '../address/place-link.tsx';
import { useTenantAddress } from '../address/use-tenant-address.ts';
import { useHost } from '../host-context.ts';
import { useTenant } from '../tenant/use-tenant.ts';
import { useFailure } from '../use-failure.ts';
import { useReady } from '../use-ready.ts';
import { useWorkspaces } from './use-workspaces.ts';
import { WorkspaceActions } from './workspace-actions.tsx';
import { WorkspaceMembers } from './workspace-members.tsx';

interface WorkspaceScreenProps {
  readonly id: string;
  readonly workspaceId: string;
}

/** One workspace with its members. */
export function WorkspaceScreen({ id, workspaceId }: WorkspaceScreenProps) {
  const { person } = useHost();
  const { go, hrefOf } = useTenantAddress();
  const tenant = useTenant(id);
  const workspaces = useWorkspaces(id);
  const failure = useFailure(workspaces.error);
  useReady(!workspaces.isPending);
  const workspace = workspaces.data?.workspaces.find((one) => one.id === workspaceId);
  const up = { screen: 'tenant', id, part: 'workspaces', list: {} } as const;
  const back = {
    href: hrefOf(up),
    label: tenant.data ? t`Workspaces of ${tenant.data.name}` : t`Workspaces`,
    onPress: () => go(up),
  };

  if (failure)
    return (
      <>
        <PageHeader level={2} title={t`Workspace`} back={back} />
        <FailureNotice failure={failure} onRetry={() => void workspaces.refetch()} />
      </>
    );
  if (!workspace && !workspaces.isPending)
    return (
      <EmptyState
        title={t`This workspace is not here`}
        icon={<FolderIcon size={28} />}
        action={<PlaceLink to={up}>{t`Show all workspaces`}</PlaceLink>}
      >{t`It may have been mistyped in the address.`}</EmptyState>
    );
  const isArchived = workspace?.archivedAt !== undefined;
  const mayManage = may(person, 'workspaces.manage');
  return (
    <>
      <PageHeader
        level={2}
        back={back}
        title={workspace?.name ?? <Skeleton shape="heading" />}
        badges={isArchived && <Badge>{t`Archived`}</Badge>}
        actions={mayManage && workspace && <WorkspaceActions tenantId={id} workspace={workspace} />}
      />
      {isArchived && (
        <Notice live="off">{t`An archived workspace is kept with its members, and is not offered anywhere until it is restored.`}</Notice>
      )}
      <WorkspaceMembers
        place={{ id, workspaceId }}
        name={workspace?.name ?? t`the workspace`}
        mayManage={mayManage}
      />
    </>
  );
}
