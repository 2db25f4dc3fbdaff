import { may, type Permission, ROLE_PERMISSIONS, type Role, type Route } from '@ficus/contracts';
import { type ProblemError, problem, signedOut, type TokenVerifier } from '@ficus/service-kit';
import type { Kysely } from 'kysely';
import type { DirectorySchema } from './schema.ts';

/** Who acts, and what they may do in their tenant. */
export interface Actor {
  readonly personId: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
}

/** A route that says what its caller must be allowed to do; the guard takes no other. */
export type GuardedRoute = Route & { readonly permission: Permission };

/** Makes the verifier of a route's callers: 401 for who may not act at all, 403 for who may not do this. */
export type Guard = (route: GuardedRoute) => TokenVerifier<Actor>;

function forbidden(detail: string): ProblemError {
  return problem(403, 'forbidden', 'You are not allowed to do this.', { detail });
}

/**
 * Makes the guard. What someone may do is read from the assignments in the database at each request, not from the token,
 * which is true only of the moment it was signed: a role taken away, or a person deactivated, counts at once.
 */
export function createGuard(db: Kysely<DirectorySchema>, verify: TokenVerifier): Guard {
  return (route) => async (authorization) => {
    const claims = await verify(authorization);
    const assignment = await db
      .selectFrom('memberships')
      .innerJoin('tenants', 'tenants.id', 'memberships.tenant_id')
      .where('person_id', '=', claims.sub)
      .where('tenant_id', '=', claims.tenantId)
      .where('deactivated_at', 'is', null)
      .where('deleted_at', 'is', null)
      .select('role')
      .executeTakeFirst();
    if (!assignment) throw signedOut();
    const permissions = ROLE_PERMISSIONS[assignment.role];
    const actor = { personId: claims.sub, tenantId: claims.tenantId, role: assignment.role, permissions };
    if (!may(actor, route.permission)) throw forbidden(`This needs the permission ${route.permission}.`);
    return actor;
  };
}

/** Throws 403 `forbidden` for a role that allows more than the actor may: they can neither give it nor take it away. */
export function demandRole(actor: Actor, role: Role): void {
  const missing = ROLE_PERMISSIONS[role].find((permission) => !may(actor, permission));
  if (missing)
    throw forbidden(`The role ${role} is given and taken by those with the permission ${missing}.`);
}
