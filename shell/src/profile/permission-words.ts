import type { Permission } from '@ficus/contracts';

const WORDS: Readonly<Record<Permission, string>> = {
  'profile.manage': 'change your own profile',
  'people.read': 'see who is here',
  'people.invite': 'invite people',
  'people.manage': 'manage people and their roles',
  'tenant.read': 'see the tenant’s details',
  'tenant.manage': 'change the tenant’s settings',
  'tenant.delete': 'delete the tenant',
  'workspaces.manage': 'manage workspaces',
  'audit.read': 'see what was done here',
  'platform.operate': 'operate the platform, in every tenant',
};

/** What permissions allow, in one sentence; those that this page does not know are left out. */
export function permissionWords(permissions: readonly string[]): string {
  const known = Object.entries(WORDS).flatMap(([name, words]) => (permissions.includes(name) ? [words] : []));
  return `You may ${new Intl.ListFormat('en').format(known)}.`;
}
