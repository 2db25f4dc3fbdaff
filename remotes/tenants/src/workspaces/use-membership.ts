import type { PersonSummary } from '@ficus/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQueries } from '../use-queries.ts';

/** A workspace, as the routes name it. */
export interface WorkspacePlace {
  /** Of the tenant. */
  readonly id: string;
  readonly workspaceId: string;
}

/** Puts people into a workspace and takes them out; the lists follow. Both reject with what the service says. */
export function useMembership(place: WorkspacePlace) {
  const queries = useQueries();
  const queryClient = useQueryClient();
  const adding = useMutation(queries.workspaces.addMember.mutation());
  const removing = useMutation(queries.workspaces.removeMember.mutation());

  async function refresh() {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: queries.workspaces.members.key }),
      queryClient.invalidateQueries({ queryKey: queries.workspaces.list.key }),
    ]);
  }

  return {
    async add({ id: personId }: Pick<PersonSummary, 'id'>) {
      await adding.mutateAsync({ ...place, personId });
      await refresh();
    },
    async remove({ id: personId }: Pick<PersonSummary, 'id'>) {
      await removing.mutateAsync({ ...place, personId });
      await refresh();
    },
  };
}
