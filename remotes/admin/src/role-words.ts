import type { Permission, PersonStatus, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { BadgeProps } from '@ficus/ui';

interface Words {
  readonly label: string;
  readonly description: string;
}

/** What people call the roles, and what each is for. */
export function roleWords(role: Role): Words {
  switch (role) {
    case 'member':
      return { label: t`Member`, description: t`Works in the workspaces they belong to` };
    case 'admin':
      return { label: t`Admin`, description: t`Invites people, gives roles, decides the settings` };
    case 'operator':
      return { label: t`Operator`, description: t`Runs the platform, for every organisation on it` };
  }
}

/** The roles from the one that allows least on. */
export const ROLES_BY_REACH: readonly Role[] = ['member', 'admin', 'operator'];

/** What people call the permissions. */
export const permissionWords = (): Readonly<Record<Permission, Words>> => ({
  'profile.manage': { label: t`Manage their own profile`, description: t`Name, password and sessions` },
  'people.read': { label: t`See people`, description: t`Names, addresses, roles and who is active` },
  'people.invite': { label: t`Invite people`, description: t`Send, renew and revoke invitations` },
  'people.manage': { label: t`Manage people`, description: t`Give roles, deactivate and reactivate` },
  'tenant.read': { label: t`See the organisation`, description: t`Its name and its settings` },
  'tenant.manage': { label: t`Manage the organisation`, description: t`Change its name and its settings` },
  'tenant.delete': { label: t`Delete the organisation`, description: t`It can be brought back for 30 days` },
  'workspaces.manage': {
    label: t`Manage workspaces`,
    description: t`Make, rename, archive; say who belongs`,
  },
  'audit.read': { label: t`See the audit log`, description: t`Who did what to whom, and when` },
  'platform.operate': { label: t`Operate the platform`, description: t`Reach every organisation on it` },
});

/** What people call the states that somebody can be in. */
export function statusWords(status: PersonStatus): {
  readonly label: string;
  readonly tone: BadgeProps['tone'];
} {
  switch (status) {
    case 'active':
      return { label: t`Active`, tone: 'success' };
    case 'invited':
      return { label: t`Invited`, tone: 'info' };
    case 'deactivated':
      return { label: t`Deactivated`, tone: 'neutral' };
  }
}

/** The states, in the order that people come through them. */
export const STATUSES: readonly PersonStatus[] = ['invited', 'active', 'deactivated'];

/** A role with its article, as in 'Ada is an admin now'. */
export function aRole(role: Role): string {
  if (role === 'member') return t`a member`;
  return role === 'admin' ? t`an admin` : t`an operator`;
}
