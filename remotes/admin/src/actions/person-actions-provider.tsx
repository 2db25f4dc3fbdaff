import type { PeopleChange, PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { formDraft } from '@ficus/remote-kit';
import { useToast } from '@ficus/ui';
import { type ReactNode, useState } from 'react';
import { useHost } from '../host-context.ts';
import { readInvite } from '../invite/invite-draft.ts';
import { useMe } from '../me.ts';
import type { Outcome } from '../people/use-people-selection.ts';
import { type PersonActions, PersonActionsContext } from './person-actions.ts';
import { PersonDialogs } from './person-dialogs.tsx';
import type { Question } from './question.tsx';
import { useChangeMany } from './use-change-many.ts';
import { useChangePerson } from './use-change-person.ts';
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
  const changePerson = useChangePerson();
  const changeMany = useChangeMany();
  const toast = useToast();
  const { resend, revoke } = useInvitationChanges();

  async function perform(
    people: readonly PersonSummary[],
    change: PeopleChange,
    onSettled: ((outcome: Outcome) => void) | undefined,
  ) {
    const outcome = await changeMany(people, change);
    if (onSettled) onSettled(outcome);
    else
      for (const { person, why } of outcome.refused)
        toast.show({ tone: 'error', title: t`${person.name}: not changed`, description: why });
    // Once what was selected, and the bar for it, have gone from the page.
    setTimeout(onFocusLost);
  }

  const actions: PersonActions = {
    changeRole(person, role) {
      if (person.id === me.id) setQuestion({ kind: 'own-role', person, role });
      else void changePerson(person, { kind: 'role', role });
    },
    deactivate: (person) => setQuestion({ kind: 'deactivate', person }),
    reactivate: (person) => void changePerson(person, { kind: 'reactivate' }),
    changeMany(people, change, onSettled) {
      const isHarmless = change.kind === 'reactivate' || change.kind === 'resend';
      if (isHarmless) void perform(people, change, onSettled);
      else setQuestion({ kind: 'many', people, change, onSettled });
    },
    resend,
    revoke: (invitation) => setQuestion({ kind: 'revoke', invitation }),
    invite: () => setInviting(true),
  };

  function confirm(asked: Question) {
    setQuestion(undefined);
    switch (asked.kind) {
      case 'deactivate':
        return void changePerson(asked.person, { kind: 'deactivate' });
      case 'many':
        return void perform(asked.people, asked.change, asked.onSettled);
      case 'own-role':
        return void changePerson(asked.person, { kind: 'role', role: asked.role });
      case 'revoke':
        // Refused or not has been said by then.
        return void revoke(asked.invitation).then(onFocusLost, () => undefined);
    }
  }

  return (
    <PersonActionsContext value={actions}>
      {children}
      <PersonDialogs
        question={question}
        onCancel={() => setQuestion(undefined)}
        onConfirm={confirm}
        isInviting={isInviting}
        onInvited={() => setInviting(false)}
      />
    </PersonActionsContext>
  );
}
