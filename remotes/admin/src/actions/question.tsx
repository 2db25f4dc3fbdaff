import type { PeopleChange, PersonSummary, Role } from '@ficus/contracts';
import { ConfirmDialog } from '@ficus/ui';
import { useState } from 'react';
import type { Outcome } from '../people/use-people-selection.ts';
import { aRole, ROLE_WORDS } from '../role-words.ts';
import { whoWords } from './change-words.ts';
import type { InvitationName } from './person-actions.ts';

/** What is asked before it happens. */
export type Question =
  | { readonly kind: 'deactivate'; readonly person: PersonSummary }
  | {
      readonly kind: 'many';
      readonly people: readonly PersonSummary[];
      readonly change: PeopleChange;
      readonly onSettled: ((outcome: Outcome) => void) | undefined;
    }
  | { readonly kind: 'own-role'; readonly person: PersonSummary; readonly role: Role }
  | { readonly kind: 'revoke'; readonly invitation: InvitationName };

interface QuestionDialogProps {
  readonly question: Question | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: (question: Question) => void;
}

/** Asks; its words stay while it fades away. */
export function QuestionDialog({ question, onCancel, onConfirm }: QuestionDialogProps) {
  const [last, setLast] = useState(question);
  if (question && question !== last) setLast(question);
  const shown = question ?? last;
  if (!shown) return null;
  return (
    <ConfirmDialog
      isOpen={question !== undefined}
      onCancel={onCancel}
      onConfirm={() => question && onConfirm(question)}
      {...wordsOf(shown)}
    />
  );
}

function wordsOf(question: Question) {
  switch (question.kind) {
    case 'deactivate':
      return deactivateWords([question.person]);
    case 'many':
      return manyWords(question.people, question.change);
    case 'own-role':
      return {
        title: `Give up your own role and become ${aRole(question.role)}?`,
        confirmLabel: 'Give it up',
        tone: 'danger' as const,
        children: 'You cannot take it back by yourself: another admin has to.',
      };
    case 'revoke':
      return {
        title: `Revoke the invitation of ${question.invitation.name}?`,
        confirmLabel: 'Revoke',
        tone: 'danger' as const,
        children: `The link that ${question.invitation.email} has received will not work any more. You can invite them again.`,
      };
  }
}

function manyWords(people: readonly PersonSummary[], change: PeopleChange) {
  const isOne = people.length === 1;
  const who = whoWords(people);
  switch (change.kind) {
    case 'deactivate':
      return deactivateWords(people);
    case 'role':
      return {
        title: `Make ${who} ${isOne ? aRole(change.role) : `${ROLE_WORDS[change.role].label.toLowerCase()}s`}?`,
        confirmLabel: 'Change role',
        children: `${ROLE_WORDS[change.role].description}. It counts from their next click on.`,
      };
    case 'remove':
      return {
        title: `Remove ${who}?`,
        confirmLabel: 'Remove',
        tone: 'danger' as const,
        children: `${isOne ? 'They lose' : 'All of them lose'} access within seconds, and their places in workspaces; links of those invited stop working. This cannot be undone, but you can invite them again.`,
      };
    case 'reactivate':
      return { title: `Reactivate ${who}?`, confirmLabel: 'Reactivate', children: 'They can sign in again.' };
    case 'resend':
      return {
        title: `Send ${isOne ? 'the invitation' : 'the invitations'} of ${who} again?`,
        confirmLabel: 'Send again',
        children: 'Their time begins anew.',
      };
  }
}

function deactivateWords(people: readonly PersonSummary[]) {
  return {
    title: `Deactivate ${whoWords(people)}?`,
    confirmLabel: 'Deactivate',
    tone: 'danger' as const,
    children: `${people.length === 1 ? 'They are' : 'All of them are'} signed out within seconds and cannot sign in until somebody reactivates them. What they have made stays.`,
  };
}
