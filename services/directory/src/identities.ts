import { Assignment, Person, ROLE_PERMISSIONS } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import { z } from 'zod/mini';
import type { DirectorySchema } from './schema.ts';

/** Audience of the tokens by which services speak to each other for themselves, for no person. */
export const INTERNAL_AUDIENCE = 'ficus-internal';
/** Claims of such a token: which service it is. */
export const InternalClaims = z.object({ sub: z.literal('auth') });

/**
 * A person in the tenant that they joined first of those where they may act, and `tenants`: all of these, in the same
 * order.
 */
export const Identity = z.extend(Person, { tenants: z.array(Assignment) });
export type Identity = z.infer<typeof Identity>;

/** Who a person is and where they may act, for the auth service. The gateway does not route it. */
export const identityRoute = {
  method: 'GET',
  path: '/internal/identities/:personId',
  service: 'directory',
  access: 'session',
  response: Identity,
  idempotent: true,
} as const;

/** The identity of a person; undefined when they are unknown, deactivated everywhere, or in no tenant that is in use. */
export async function findIdentity(
  db: Kysely<DirectorySchema>,
  personId: string,
): Promise<Identity | undefined> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person_id', 'people.id')
    .innerJoin('tenants', 'tenants.id', 'memberships.tenant_id')
    .where('people.id', '=', personId)
    .where('memberships.deactivated_at', 'is', null)
    .where('tenants.deleted_at', 'is', null)
    .orderBy('memberships.created_at')
    .orderBy('tenants.id')
    .select([
      'people.id',
      'people.email',
      'people.name',
      'tenants.id as tenantId',
      'tenants.name as tenantName',
      'memberships.role',
    ])
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  const tenants = rows.map(({ tenantId, tenantName, role }) => ({
    tenantId,
    tenantName,
    role,
    permissions: [...ROLE_PERMISSIONS[role]],
  }));
  return { ...first, permissions: [...ROLE_PERMISSIONS[first.role]], tenants };
}
