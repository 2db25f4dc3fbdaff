import type { Invitation, InvitePerson } from '@ficus/contracts';
import { formDraft } from '@ficus/remote-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useHost } from '../host-context.ts';
import { keysOfPeople } from '../people/people-cache.ts';
import { useQueries } from '../use-queries.ts';
import { hasInput, type InviteText, NOTHING, readInvite } from './invite-draft.ts';
import { faultsOfError, faultsOfInput, type InviteFaults } from './invite-faults.ts';

/** The form of an invitation: what is typed outlives the dialog, and the view, until it has been sent. */
export function useInvite(isOpen: boolean, onInvited: (invitation: Invitation) => void) {
  const host = useHost();
  const { client, person } = host;
  const draft = useMemo(() => formDraft(host, 'invite'), [host]);
  const queries = useQueries();
  const queryClient = useQueryClient();
  const [text, setText] = useState<InviteText>(() => {
    const { email, name, role } = readInvite(draft) ?? NOTHING;
    return { email, name, role };
  });
  useEffect(() => {
    draft.keep(hasInput(text) ? { ...text, isOpen } : undefined);
  }, [draft, text, isOpen]);
  const [faults, setFaults] = useState<InviteFaults>({});
  const { mutate, isPending } = useMutation({
    mutationFn: (input: InvitePerson) => client.people.invite(input),
    onError: (error) => setFaults(faultsOfError(error)),
    onSuccess: (invitation) => {
      setText(NOTHING);
      onInvited(invitation);
    },
    onSettled: () => {
      for (const queryKey of keysOfPeople(queries, person.tenantId))
        void queryClient.invalidateQueries({ queryKey });
    },
  });

  return {
    text,
    faults,
    isPending,
    hasInput: hasInput(text),
    /** What is being mended is not wrong any more until it is sent again. */
    change(change: Partial<InviteText>) {
      setText((now) => ({ ...now, ...change }));
      setFaults(({ whole: _whole, ...fields }) =>
        Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(change, name))),
      );
    },
    /** Sends it, or tells what is wrong with it and returns the first field at fault. */
    send(): 'email' | 'name' | undefined {
      if (isPending) return undefined;
      const found = faultsOfInput(text);
      setFaults(found);
      if (found.email) return 'email';
      if (found.name) return 'name';
      mutate({ email: text.email.trim(), name: text.name.trim(), role: text.role });
      return undefined;
    },
  };
}
