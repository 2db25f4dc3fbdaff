import type { PersonSummary, Role } from '@ficus/contracts';
import { ConfirmDialog } from '@ficus/ui';
import { useState } from 'react';
import { aRole, ROLE_WORDS } from '../role-words.ts';
import { whoWords } from './change-words.ts';
import type { InvitationName } from './person-actions.ts';

/** What is asked before it happens. */
export type Question =
  | { readonly kind: 'deactivate'; readonly people: readonly PersonSummary[] }
  | { readonly kind: 'bulk-role'; readonly people: readonly PersonSummary[]; readonly role: Role }
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
    case 'deactivate': {
      const isOne = question.people.length === 1;
      return {
        title: `Deactivate ${whoWords(question.people)}?`,
        confirmLabel: 'Deactivate',
        tone: 'danger' as const,
        children: `${isOne ? 'They are' : 'All of them are'} signed out within seconds and cannot sign in until somebody reactivates them. What they have made stays.`,
      };
    }
    case 'bulk-role':
      return {
        title: `Make ${whoWords(question.people)} ${question.people.length === 1 ? aRole(question.role) : `${ROLE_WORDS[question.role].label.toLowerCase()}s`}?`,
        confirmLabel: 'Change role',
        children: `${ROLE_WORDS[question.role].description}. It counts from their next click on.`,
      };
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
