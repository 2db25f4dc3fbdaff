import type { AdminRole, AdminStatus } from './admin-requests.ts';

export const ROLE_WORDS: Record<AdminRole, string> = {
  admin: 'Admin',
  member: 'Member',
  operator: 'Operator',
};

export const STATUS_WORDS: Record<AdminStatus, string> = {
  active: 'Active',
  invited: 'Invited',
  deactivated: 'Deactivated',
};

/** Roles that somebody of this role may give and take. */
export function rolesToGive(role: string): AdminRole[] {
  if (role === 'operator') return ['member', 'admin', 'operator'];
  return role === 'admin' ? ['member', 'admin'] : [];
}

export function dateWords(ms: number): string {
  return new Date(ms).toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
}
