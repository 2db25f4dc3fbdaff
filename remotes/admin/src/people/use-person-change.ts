import type { PersonSummary, Role } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { useMe } from '../me.ts';
import { useQueries } from '../use-queries.ts';
import { keysOfPeople, type PersonPatch, patchPerson } from './people-cache.ts';

/** What is done to somebody who has joined. */
export type PersonChange =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'deactivate' }
  | { readonly kind: 'reactivate' };

interface Change {
  readonly person: PersonSummary;
  readonly change: PersonChange;
}

const MUTATION_KEY = ['admin', 'person'];

/**
 * Changes a person: shown at once, taken back when the directory refuses. Several may be under way; the truth is read
 * again when the last has ended, so that an answer of one does not undo what another shows. Rejects with a
 * `ServiceError`.
 */
export function usePersonChange(): (person: PersonSummary, change: PersonChange) => Promise<PersonSummary> {
  const { client, person: self } = useHost();
  const { me, onOwnRole } = useMe();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationKey: MUTATION_KEY,
    mutationFn: ({ person, change }: Change) => perform(client, person.id, change),
    onMutate: async ({ person, change }) => {
      await queryClient.cancelQueries({ queryKey: queries.people.list.key });
      await queryClient.cancelQueries({ queryKey: queries.people.get.key });
      return patchPerson(queryClient, queries, person.id, patchOf(change));
    },
    onError: (_error, _input, undo) => undo?.(),
    onSuccess: ({ id, role, status }) => {
      patchPerson(queryClient, queries, id, { role, status });
      if (id === me.id && role !== me.role) onOwnRole(role);
    },
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey: MUTATION_KEY }) > 1) return;
      for (const queryKey of keysOfPeople(queries, self.tenantId))
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (person, change) => mutateAsync({ person, change });
}

function perform(client: ServiceClient, id: string, change: PersonChange): Promise<PersonSummary> {
  switch (change.kind) {
    case 'role':
      return client.people.changeRole({ id, role: change.role });
    case 'deactivate':
      return client.people.deactivate({ id });
    case 'reactivate':
      return client.people.reactivate({ id });
  }
}

function patchOf(change: PersonChange): PersonPatch {
  if (change.kind === 'role') return { role: change.role };
  return { status: change.kind === 'deactivate' ? 'deactivated' : 'active' };
}
