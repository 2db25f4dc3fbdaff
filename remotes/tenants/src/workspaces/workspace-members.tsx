import type { PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import {
  Button,
  Card,
  EmptyState,
  FailureNotice,
  PeopleIcon,
  PlusIcon,
  Table,
  type TableColumn,
  useToast,
} from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import { PersonName } from '../members/person-name.tsx';
import { roleWords } from '../members/role-words.ts';
import { refusalWords } from '../refusal-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useMembership, type WorkspacePlace } from './use-membership.ts';

const columns = (): readonly TableColumn<PersonSummary>[] => [
  { key: 'name', header: t`Name`, isRowHeader: true, cell: (person) => <PersonName person={person} /> },
  { key: 'role', header: t`Role`, cell: ({ role }) => roleWords(role) },
];

interface WorkspaceMembersProps {
  readonly place: WorkspacePlace;
  readonly name: string;
  readonly mayManage: boolean;
}

/** Who works in a workspace. */
export function WorkspaceMembers({ place, name, mayManage }: WorkspaceMembersProps) {
  const members = useQuery({ ...useQueries().workspaces.members.query({ ...place }), staleTime: 5_000 });
  const failure = useFailure(members.error);
  const [isAdding, setAdding] = useState(false);
  const part = useWanted(isAdding);
  const remove = useRemoval(place, name);
  const found = members.data?.members ?? [];
  const add = mayManage && (
    <Button size="sm" icon={<PlusIcon />} onClick={() => setAdding(true)}>{t`Add people`}</Button>
  );
  const actions: TableColumn<PersonSummary> = {
    key: 'actions',
    header: t`Actions`,
    isHeaderHidden: true,
    onCard: 'corner',
    align: 'end',
    width: 'fit',
    cell: (person) => (
      <Button
        size="sm"
        variant="ghost"
        aria-label={t`Remove ${person.name}`}
        onClick={() => void remove(person)}
      >{t`Remove`}</Button>
    ),
  };
  return (
    <Card title={t`Members`} level={3} actions={found.length > 0 && add}>
      <Table
        caption={t`Members of ${name}`}
        columns={mayManage ? [...columns(), actions] : columns()}
        rows={found}
        rowKey={(person) => person.id}
        loadingRows={3}
        state={members.isError ? 'error' : members.isPending ? 'loading' : 'ready'}
        empty={
          <EmptyState title={t`Nobody is here yet`} level={3} icon={<PeopleIcon size={28} />} action={add}>
            {mayManage ? t`Add the people who will work here.` : t`An admin can add people.`}
          </EmptyState>
        }
        error={failure && <FailureNotice failure={failure} onRetry={() => void members.refetch()} />}
      />
      {mayManage && part && (
        <part.AddPeopleDialog
          place={place}
          name={name}
          present={found}
          isOpen={isAdding}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}

/** Takes somebody out at once, and offers to put them back. */
function useRemoval(place: WorkspacePlace, name: string) {
  const { add, remove } = useMembership(place);
  const toast = useToast();

  async function tryTo(change: Promise<void>, failed: string): Promise<boolean> {
    try {
      await change;
      return true;
    } catch (error) {
      toast.show({ tone: 'error', title: failed, description: refusalWords(error) });
      return false;
    }
  }

  return async (person: PersonSummary) => {
    const isDone = await tryTo(remove(person), t`${person.name} could not be removed`);
    if (!isDone) return;
    toast.show({
      title: t`${person.name} is not in ${name} any more`,
      action: {
        label: t`Undo`,
        onPress: () => void tryTo(add(person), t`${person.name} could not be put back`),
      },
    });
  };
}
