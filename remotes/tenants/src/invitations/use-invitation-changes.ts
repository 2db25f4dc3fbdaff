import type { Invitation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../refusal-words.ts';
import { dayWords } from '../time-words.ts';
import { useQueries } from '../use-queries.ts';

/** Sends invitations again, at once, and takes them back, after a question. */
export function useInvitationChanges() {
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const resending = useMutation(queries.invitations.resend.mutation());
  const revoking = useMutation(queries.invitations.revoke.mutation());
  const [asking, setAsking] = useState<Invitation>();

  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queries.tenants.invitations.key }),
      queryClient.invalidateQueries({ queryKey: queries.tenants.members.key }),
    ]);

  return {
    asking,
    /** Begins to ask about one, or stops. */
    ask: (invitation: Invitation | undefined) => {
      revoking.reset();
      setAsking(invitation);
    },
    busyId: resending.isPending ? resending.variables?.id : undefined,
    isRevoking: revoking.isPending,
    refusal: revoking.error ? refusalWords(revoking.error) : undefined,
    async resend({ id, name }: Invitation) {
      try {
        const { expiresAt } = await resending.mutateAsync({ id });
        await refresh();
        toast.show({
          title: t`The invitation of ${name} has been sent again`,
          description: t`It is good until ${dayWords(expiresAt)}.`,
        });
      } catch (error) {
        toast.show({
          tone: 'error',
          title: t`The invitation could not be sent again`,
          description: refusalWords(error),
        });
        await refresh();
      }
    },
    async revoke() {
      if (!asking) return;
      try {
        await revoking.mutateAsync({ id: asking.id });
        await refresh();
        setAsking(undefined);
        toast.show({ title: t`The invitation of ${asking.name} is revoked` });
      } catch {
        // Shown by the question, from the mutation's state.
      }
    },
  };
}
