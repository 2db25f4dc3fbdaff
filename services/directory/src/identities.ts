import { Person, ROLE_PERMISSIONS } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import { z } from 'zod/mini';
import type { DirectorySchema } from './schema.ts';

/** Audience of the tokens by which services speak to each other for themselves, for no person. */
export const INTERNAL_AUDIENCE = 'ficus-internal';
/** Claims of such a token: which service it is. */
export const InternalClaims = z.object({ sub: z.literal('auth') });

/** Who a person is and acts as, for the auth service. The gateway does not route it. */
export const identityRoute = {
  method: 'GET',
  path: '/internal/identities/:personId',
  service: 'directory',
  access: 'session',
  response: Person,
  idempotent: true,
} as const;

/**
 * The identity of a person in the tenant they joined first of those where they may act, with what they may do there;
 * undefined when they are unknown, deactivated, or in no tenant.
 */
export async function findIdentity(
  db: Kysely<DirectorySchema>,
  personId: string,
): Promise<Person | undefined> {
  const identity = await db
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person_id', 'people.id')
    .innerJoin('tenants', 'tenants.id', 'memberships.tenant_id')
    .where('people.id', '=', personId)
    .where('memberships.deactivated_at', 'is', null)
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
    .executeTakeFirst();
  return identity && { ...identity, permissions: [...ROLE_PERMISSIONS[identity.role]] };
}
