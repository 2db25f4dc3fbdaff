import type { Role } from './person.ts';

/** What a role may allow. A route of the contracts names the one that it needs. Plain, so that views need no schema. */
export const PERMISSIONS = [
  'profile.manage',
  'people.read',
  'people.invite',
  'people.manage',
  'tenant.read',
  'tenant.manage',
  'tenant.delete',
  'workspaces.manage',
  'audit.read',
  'platform.operate',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * What each role may do, within its own tenant. `platform.operate` alone reaches further: to every tenant, by the
 * routes below `/api/v1/tenants`. Which person has which role in which tenant stands in the directory's database.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  member: ['profile.manage', 'people.read', 'tenant.read'],
  admin: [
    'profile.manage',
    'people.read',
    'people.invite',
    'people.manage',
    'tenant.read',
    'tenant.manage',
    'tenant.delete',
    'workspaces.manage',
    'audit.read',
  ],
  operator: PERMISSIONS,
};

/**
 * Tells whether someone may do something: a `Person` as the browser knows them, or whoever else carries permissions.
 * Without any it is false. For showing and hiding; the services check by themselves.
 */
export function may(
  who: { readonly permissions?: readonly string[] | undefined },
  permission: Permission,
): boolean {
  return who.permissions?.includes(permission) ?? false;
}
