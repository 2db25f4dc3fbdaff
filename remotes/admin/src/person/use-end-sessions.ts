import type { OwnSession, PersonDetails } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { browserWords, useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { refusalWords } from '../refusal-words.ts';
import { useQueries } from '../use-queries.ts';

/** Ends sessions of a person, one or all, and says how it went. `onEnded`: the list is without them. */
export function useEndSessions({ id: personId, name }: PersonDetails, onEnded: () => void) {
  const { client, report } = useHost();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (session?: OwnSession) =>
      session
        ? client.auth.endPersonSession({ personId, id: session.id })
        : client.auth.endPersonSessions({ personId }),
    onSuccess: async (_answer, session) => {
      const where = session && t`${browserWords(session.browser)}: ${name} is signed out`;
      toast.show({ title: where ?? t`${name} is signed out everywhere` });
      await queryClient.invalidateQueries({ queryKey: queries.auth.personSessions.key });
      onEnded();
    },
    onError: (error) => {
      report(error);
      toast.show({
        tone: 'error',
        title: t`Session of ${name}: not ended`,
        description: refusalWords(error),
      });
      void queryClient.invalidateQueries({ queryKey: queries.auth.personSessions.key });
    },
  });
  return {
    end: (session: OwnSession) => mutate(session),
    endAll: () => mutate(undefined),
    /** The one that is being ended. */
    endingId: isPending ? variables?.id : undefined,
  };
}
