import type { Permission, PersonStatus, Role } from '@ficus/contracts';
import type { BadgeProps } from '@ficus/ui';

interface Words {
  readonly label: string;
  readonly description: string;
}

/** What people call the roles, and what each is for. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  member: { label: 'Member', description: 'Works in the workspaces they belong to' },
  admin: { label: 'Admin', description: 'Invites people, gives roles, decides the settings' },
  operator: { label: 'Operator', description: 'Runs the platform, for every organisation on it' },
};

/** The roles from the one that allows least on. */
export const ROLES_BY_REACH: readonly Role[] = ['member', 'admin', 'operator'];

/** What people call the permissions. */
export const PERMISSION_WORDS: Readonly<Record<Permission, Words>> = {
  'profile.manage': { label: 'Manage their own profile', description: 'Name, password and sessions' },
  'people.read': { label: 'See people', description: 'Names, addresses, roles and who is active' },
  'people.invite': { label: 'Invite people', description: 'Send, renew and revoke invitations' },
  'people.manage': { label: 'Manage people', description: 'Give roles, deactivate and reactivate' },
  'tenant.read': { label: 'See the organisation', description: 'Its name and its settings' },
  'tenant.manage': { label: 'Manage the organisation', description: 'Change its name and its settings' },
  'tenant.delete': { label: 'Delete the organisation', description: 'It can be brought back for 30 days' },
  'workspaces.manage': { label: 'Manage workspaces', description: 'Make, rename, archive; say who belongs' },
  'audit.read': { label: 'See the audit log', description: 'Who did what to whom, and when' },
  'platform.operate': { label: 'Operate the platform', description: 'Reach every organisation on it' },
};

/** What people call the states that somebody can be in. */
export const STATUS_WORDS: Readonly<
  Record<PersonStatus, { readonly label: string; readonly tone: BadgeProps['tone'] }>
> = {
  active: { label: 'Active', tone: 'success' },
  invited: { label: 'Invited', tone: 'info' },
  deactivated: { label: 'Deactivated', tone: 'neutral' },
};

/** The states, in the order that people come through them. */
export const STATUSES: readonly PersonStatus[] = ['invited', 'active', 'deactivated'];

/** A role with its article, as in 'Ada is an admin now'. */
export function aRole(role: Role): string {
  return role === 'member' ? 'a member' : `an ${role}`;
}
