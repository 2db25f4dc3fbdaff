import type { Permission } from '@ficus/contracts';
import { list, t } from '@ficus/i18n';

const words = (): Readonly<Record<Permission, string>> => ({
  'profile.manage': t`change your own profile`,
  'people.read': t`see who is here`,
  'people.invite': t`invite people`,
  'people.manage': t`manage people and their roles`,
  'tenant.read': t`see the tenant’s details`,
  'tenant.manage': t`change the tenant’s settings`,
  'tenant.delete': t`delete the tenant`,
  'workspaces.manage': t`manage workspaces`,
  'audit.read': t`see what was done here`,
  'platform.operate': t`operate the platform, in every tenant`,
});

/** What permissions allow, in one sentence; those that this page does not know are left out. */
export function permissionWords(permissions: readonly string[]): string {
  const known = Object.entries(words()).flatMap(([name, allowed]) =>
    permissions.includes(name) ? [allowed] : [],
  );
  return t`You may ${list(known)}.`;
}
