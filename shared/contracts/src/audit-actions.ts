/** What is written into the log of a tenant. Plain, so that views need no schema. */
export const AUDIT_ACTIONS = [
  'person.role-changed',
  'person.deactivated',
  'person.reactivated',
  'person.removed',
  'person.renamed',
  'invitation.sent',
  'invitation.changed',
  'invitation.resent',
  'invitation.revoked',
  'workspace.created',
  'workspace.renamed',
  'workspace.archived',
  'workspace.restored',
  'workspace.member-added',
  'workspace.member-removed',
  'tenant.renamed',
  'tenant.settings-changed',
  'session.begun',
  'session.ended',
  'password.changed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
