import type { AuditAction, AuditEntry } from '@ficus/contracts';
import { browserWords } from '@ficus/ui';
import { ROLE_WORDS, ROLES_BY_REACH } from '../role-words.ts';

/** What people call the actions. */
export const ACTION_WORDS: Readonly<Record<AuditAction, string>> = {
  'person.creation-begun': 'Being created',
  'person.created': 'Created',
  'person.creation-failed': 'Not created',
  'person.role-changed': 'Role changed',
  'person.deactivated': 'Deactivated',
  'person.reactivated': 'Reactivated',
  'person.removed': 'Removed',
  'person.renamed': 'Name changed',
  'invitation.sent': 'Invited',
  'invitation.changed': 'Invitation changed',
  'invitation.resent': 'Invitation sent again',
  'invitation.revoked': 'Invitation revoked',
  'workspace.created': 'Workspace made',
  'workspace.renamed': 'Workspace renamed',
  'workspace.archived': 'Workspace archived',
  'workspace.restored': 'Workspace restored',
  'workspace.member-added': 'Added to a workspace',
  'workspace.member-removed': 'Taken out of a workspace',
  'tenant.renamed': 'Organisation renamed',
  'tenant.settings-changed': 'Settings changed',
  'tenant.plan-changed': 'Plan changed',
  'tenant.deleted': 'Organisation deleted',
  'tenant.restored': 'Organisation brought back',
  'session.begun': 'Signed in',
  'session.ended': 'Signed out',
  'password.changed': 'Password changed',
};

const REASONS: Readonly<Record<string, string>> = {
  'signed-out': 'by themselves, there',
  revoked: 'from elsewhere',
  'password-changed': 'by a new password',
  deactivated: 'as they may not act any more',
};

/** What was done, in a few words; an action that this page does not know keeps its name. */
export function actionWords(action: string): string {
  return isKnown(action) ? ACTION_WORDS[action] : action;
}

function isKnown(action: string): action is AuditAction {
  return Object.hasOwn(ACTION_WORDS, action);
}

/** What else there is to say of an entry, in a few words; empty where there is nothing. */
export function detailWords({ details }: AuditEntry): string {
  const { role, previousRole, name, previousName, workspace, reason, browser, ...rest } = details;
  const words = [
    role && (previousRole ? `${roleWords(previousRole)} → ${roleWords(role)}` : `As ${roleWords(role)}`),
    previousName && `${previousName} → ${name ?? workspace ?? ''}`,
    !previousName && workspace,
    reason && (REASONS[reason] ?? reason),
    browser && browserWords(browser),
    rest.invitationDays && `Days of an invitation: ${rest.invitationDays}`,
    rest.emailDomains && `Domains of addresses: ${rest.emailDomains}`,
  ];
  return words.filter(Boolean).join(' · ');
}

function roleWords(name: string): string {
  const role = ROLES_BY_REACH.find((one) => one === name);
  return role ? ROLE_WORDS[role].label : name;
}
