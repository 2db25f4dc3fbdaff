import { t } from '@ficus/i18n';
import { useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { keysOfPeople, removeInvitation } from '../people/people-cache.ts';
import { refusalWords } from '../refusal-words.ts';
import { dayWords } from '../time-words.ts';
import { useQueries } from '../use-queries.ts';
import type { InvitationName } from './person-actions.ts';

/** Sends an invitation again, and takes one back: the latter is shown at once, and undone when it is refused. */
export function useInvitationChanges() {
  const { client, person, report } = useHost();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const onSettled = () => {
    for (const queryKey of keysOfPeople(queries, person.tenantId))
      void queryClient.invalidateQueries({ queryKey });
  };
  const refused = (error: unknown, { name }: InvitationName) => {
    report(error);
    toast.show({
      tone: 'error',
      title: t`Invitation of ${name}: not changed`,
      description: refusalWords(error),
    });
  };

  const resend = useMutation({
    mutationFn: ({ id }: InvitationName) => client.invitations.resend({ id }),
    onError: refused,
    onSuccess: ({ name, email, expiresAt }) =>
      toast.show({
        title: t`The invitation of ${name} has been sent again`,
        description: t`${email} can join until ${dayWords(expiresAt)}.`,
      }),
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: ({ id }: InvitationName) => client.invitations.revoke({ id }),
    onMutate: async ({ id }) => {
      for (const queryKey of keysOfPeople(queries, person.tenantId))
        await queryClient.cancelQueries({ queryKey });
      return removeInvitation(queryClient, queries, person.tenantId, id);
    },
    onError: (error, invitation, undo) => {
      undo?.();
      refused(error, invitation);
    },
    onSuccess: (_answer, { name }) => toast.show({ title: t`The invitation of ${name} is revoked` }),
    onSettled,
  });
  return { resend: resend.mutate, revoke: revoke.mutateAsync };
}
