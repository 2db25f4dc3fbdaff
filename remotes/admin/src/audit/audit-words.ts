import type { AuditAction, AuditEntry } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { browserWords } from '@ficus/ui';
import { ROLES_BY_REACH, roleWords } from '../role-words.ts';

/** What people call the actions. */
export const actionWords = (): Readonly<Record<AuditAction, string>> => ({
  'person.creation-begun': t`Being created`,
  'person.created': t`Created`,
  'person.creation-failed': t`Not created`,
  'person.role-changed': t`Role changed`,
  'person.deactivated': t`Deactivated`,
  'person.reactivated': t`Reactivated`,
  'person.removed': t`Removed`,
  'person.renamed': t`Name changed`,
  'invitation.sent': t`Invited`,
  'invitation.changed': t`Invitation changed`,
  'invitation.resent': t`Invitation sent again`,
  'invitation.revoked': t`Invitation revoked`,
  'invitation.accepted': t`Invitation accepted`,
  'workspace.created': t`Workspace made`,
  'workspace.renamed': t`Workspace renamed`,
  'workspace.archived': t`Workspace archived`,
  'workspace.restored': t`Workspace restored`,
  'workspace.member-added': t`Added to a workspace`,
  'workspace.member-removed': t`Taken out of a workspace`,
  'tenant.renamed': t`Organisation renamed`,
  'tenant.settings-changed': t`Settings changed`,
  'tenant.plan-changed': t`Plan changed`,
  'tenant.deleted': t`Organisation deleted`,
  'tenant.restored': t`Organisation brought back`,
  'session.begun': t`Signed in`,
  'session.ended': t`Signed out`,
  'password.changed': t`Password changed`,
});

const reasonWords = (): Readonly<Record<string, string>> => ({
  'signed-out': t`by themselves, there`,
  revoked: t`from elsewhere`,
  'password-changed': t`by a new password`,
  deactivated: t`as they may not act any more`,
});

/** What was done, in a few words; an action that this page does not know keeps its name. */
export function wordsOfAction(action: string): string {
  return Object.entries(actionWords()).find(([known]) => known === action)?.[1] ?? action;
}

/** What else there is to say of an entry, in a few words; empty where there is nothing. */
export function detailWords({ details }: AuditEntry): string {
  const { role, previousRole, name, previousName, workspace, reason, browser, ...rest } = details;
  const words = [
    role &&
      (previousRole ? `${wordsOfRole(previousRole)} → ${wordsOfRole(role)}` : t`As ${wordsOfRole(role)}`),
    previousName && `${previousName} → ${name ?? workspace ?? ''}`,
    !previousName && workspace,
    reason && (reasonWords()[reason] ?? reason),
    browser && browserWords(browser),
    rest.invitationDays && t`Days of an invitation: ${rest.invitationDays}`,
    rest.emailDomains && t`Domains of addresses: ${rest.emailDomains}`,
  ];
  return words.filter(Boolean).join(' · ');
}

function wordsOfRole(name: string): string {
  const role = ROLES_BY_REACH.find((one) => one === name);
  return role ? roleWords(role).label : name;
}
