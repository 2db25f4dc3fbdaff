import { may, type Permission, ROLE_PERMISSIONS, type Role, type Route } from '@ficus/contracts';
import { problem, signedOut, type TokenVerifier } from '@ficus/service-kit';
import { sql } from 'kysely';
import { type Db, rowOf } from './database.ts';

/** Who acts, and what they may do in their tenant. */
export interface Actor {
  readonly personId: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
}

/** Makes the verifier of a route's callers: 401 for who may not act at all, 403 for who may not do this. */
export type Guard = (route: Route & { readonly permission: Permission }) => TokenVerifier<Actor>;

/** Makes the guard: what someone may do is read at each request. */
export function createGuard(db: Db, verify: TokenVerifier): Guard {
  return (route) => async (authorization) => {
    const { sub: personId, tenantId } = await verify(authorization);
    const found = await rowOf(
      db,
      sql<{ role: Role }>`select role from company_users
        where user_id = ${personId} and company_id = ${tenantId} and blocked is null
          and exists (select from companies where id = company_id and deleted is null)`,
    );
    if (!found) throw signedOut();
    const actor = { personId, tenantId, role: found.role, permissions: ROLE_PERMISSIONS[found.role] };
    if (may(actor, route.permission)) return actor;
    throw forbidden(`This needs the permission ${route.permission}.`);
  };
}

/** Throws 403 for a role that allows more than the actor may. */
export function demandRole(actor: Actor, role: Role): void {
  const missing = ROLE_PERMISSIONS[role].find((permission) => !may(actor, permission));
  if (missing)
    throw forbidden(`The role ${role} is given and taken by those with the permission ${missing}.`);
}

function forbidden(detail: string) {
  return problem(403, 'forbidden', 'You are not allowed to do this.', { detail });
}
