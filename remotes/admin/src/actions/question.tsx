import type { PeopleChange, PersonSummary, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { ConfirmDialog } from '@ficus/ui';
import { useState } from 'react';
import type { Outcome } from '../people/use-people-selection.ts';
import { aRole, roleWords } from '../role-words.ts';
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
        title: t`Give up your own role and become ${aRole(question.role)}?`,
        confirmLabel: t`Give it up`,
        tone: 'danger' as const,
        children: t`You cannot take it back by yourself: another admin has to.`,
      };
    case 'revoke':
      return {
        title: t`Revoke the invitation of ${question.invitation.name}?`,
        confirmLabel: t`Revoke`,
        tone: 'danger' as const,
        children: t`The link that ${question.invitation.email} has received will not work any more. You can invite them again.`,
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
        title: t`Make ${who} ${isOne ? aRole(change.role) : manyOf(change.role)}?`,
        confirmLabel: t`Change role`,
        children: t`${roleWords(change.role).description}. It counts from their next click on.`,
      };
    case 'remove':
      return {
        title: t`Remove ${who}?`,
        confirmLabel: t`Remove`,
        tone: 'danger' as const,
        children: isOne
          ? t`They lose access within seconds, and their places in workspaces; links of those invited stop working. This cannot be undone, but you can invite them again.`
          : t`All of them lose access within seconds, and their places in workspaces; links of those invited stop working. This cannot be undone, but you can invite them again.`,
      };
    case 'reactivate':
      return {
        title: t`Reactivate ${who}?`,
        confirmLabel: t`Reactivate`,
        children: t`They can sign in again.`,
      };
    case 'resend':
      return {
        title: isOne ? t`Send the invitation of ${who} again?` : t`Send the invitations of ${who} again?`,
        confirmLabel: t`Send again`,
        children: t`Their time begins anew.`,
      };
  }
}

function deactivateWords(people: readonly PersonSummary[]) {
  return {
    title: t`Deactivate ${whoWords(people)}?`,
    confirmLabel: t`Deactivate`,
    tone: 'danger' as const,
    children:
      people.length === 1
        ? t`They are signed out within seconds and cannot sign in until somebody reactivates them. What they have made stays.`
        : t`All of them are signed out within seconds and cannot sign in until somebody reactivates them. What they have made stays.`,
  };
}

function manyOf(role: Role): string {
  if (role === 'member') return t`members`;
  return role === 'admin' ? t`admins` : t`operators`;
}
