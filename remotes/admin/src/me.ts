import { type Permission, type Person, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { createContext, useContext } from 'react';
import { ROLES_BY_REACH } from './role-words.ts';

/** The signed-in person as far as the admin's pages are concerned. */
export interface Me {
  readonly id: string;
  readonly role: Role;
  readonly permissions: readonly string[];
}

/** Who acts: what the host says, with the role that they have given themselves since the page was loaded. */
export function meOf(person: Person, newRole?: Role): Me {
  const role = newRole ?? person.role;
  const known = newRole === undefined ? person.permissions : undefined;
  return { id: person.id, role, permissions: known ?? ROLE_PERMISSIONS[role] };
}

/**
 * The roles that somebody may give and take away: those that allow nothing which they may not do themselves, as the
 * directory has it. None without `people.manage`.
 */
export function rolesInReach(me: Me, permission: Permission = 'people.manage'): Role[] {
  if (!me.permissions.includes(permission)) return [];
  return ROLES_BY_REACH.filter((role) => ROLE_PERMISSIONS[role].every((one) => me.permissions.includes(one)));
}

export const MeContext = createContext<
  { readonly me: Me; readonly onOwnRole: (role: Role) => void } | undefined
>(undefined);

/** Who acts here, and the way to say that they have changed their own role. Throws outside `App`. */
export function useMe() {
  const value = useContext(MeContext);
  if (!value) throw new Error('useMe: nobody here; render the component inside App.');
  return value;
}
