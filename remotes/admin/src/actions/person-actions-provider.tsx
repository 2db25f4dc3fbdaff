import { formDraft } from '@ficus/remote-kit';
import { type ReactNode, useState } from 'react';
import { useHost } from '../host-context.ts';
import { InviteDialog } from '../invite/invite-dialog.tsx';
import { readInvite } from '../invite/invite-draft.ts';
import { useMe } from '../me.ts';
import { type PersonActions, PersonActionsContext } from './person-actions.ts';
import { type Question, QuestionDialog } from './question.tsx';
import { useChangePeople } from './use-change-people.ts';
import { useInvitationChanges } from './use-invitation-changes.ts';

interface PersonActionsProviderProps {
  /** Called when what had the focus is gone with its row. */
  readonly onFocusLost: () => void;
  readonly children: ReactNode;
}

/** Gives the screens below what can be done with people, with the dialogs that it takes. */
export function PersonActionsProvider({ onFocusLost, children }: PersonActionsProviderProps) {
  const { me } = useMe();
  const [question, setQuestion] = useState<Question>();
  // Open where a change of view found it open.
  const host = useHost();
  const [isInviting, setInviting] = useState(
    () =>
      me.permissions.includes('people.invite') && (readInvite(formDraft(host, 'invite'))?.isOpen ?? false),
  );
  const changePeople = useChangePeople();
  const { resend, revoke } = useInvitationChanges();

  const actions: PersonActions = {
    changeRole(people, role) {
      const [person] = people;
      if (person && people.length === 1 && person.id === me.id)
        setQuestion({ kind: 'own-role', person, role });
      else if (people.length > 1) setQuestion({ kind: 'bulk-role', people, role });
      else void changePeople(people, { kind: 'role', role });
    },
    deactivate: (people) => setQuestion({ kind: 'deactivate', people }),
    reactivate: (people) => void changePeople(people, { kind: 'reactivate' }),
    resend,
    revoke: (invitation) => setQuestion({ kind: 'revoke', invitation }),
    invite: () => setInviting(true),
  };

  function confirm(asked: Question) {
    setQuestion(undefined);
    switch (asked.kind) {
      case 'deactivate':
        return void changePeople(asked.people, { kind: 'deactivate' });
      case 'bulk-role':
        return void changePeople(asked.people, { kind: 'role', role: asked.role });
      case 'own-role':
        return void changePeople([asked.person], { kind: 'role', role: asked.role });
      case 'revoke':
        // Refused or not has been said by then.
        return void revoke(asked.invitation).then(onFocusLost, () => undefined);
    }
  }

  return (
    <PersonActionsContext value={actions}>
      {children}
      <QuestionDialog question={question} onCancel={() => setQuestion(undefined)} onConfirm={confirm} />
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
    </PersonActionsContext>
  );
}
