import type { PersonStatus, PersonSummary } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

/** A row of `everyoneOf`. */
export interface EveryoneRow {
  id: string;
  email: string;
  name: string;
  role: PersonSummary['role'];
  status: PersonStatus;
  joined_at: Date;
  expires_at: Date | null;
}

/** All who belong to a tenant or are invited to it, as one table that can be searched and sorted. */
export function everyoneOf(db: Kysely<DirectorySchema>, tenantId: string) {
  const members = db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('memberships.tenant_id', '=', tenantId)
    .select([
      'people.id',
      'people.email',
      'people.name',
      'memberships.role',
      sql<PersonStatus>`case when memberships.deactivated_at is null then 'active' else 'deactivated' end`.as(
        'status',
      ),
      'memberships.created_at as joined_at',
      sql<Date | null>`null::timestamptz`.as('expires_at'),
    ]);
  const invited = db
    .selectFrom('invitations')
    .where('tenant_id', '=', tenantId)
    .select([
      'id',
      'email',
      'name',
      'role',
      sql<PersonStatus>`'invited'`.as('status'),
      'created_at as joined_at',
      sql<Date | null>`expires_at`.as('expires_at'),
    ]);
  return db.selectFrom(members.unionAll(invited).as('everyone'));
}

/** A row as the contracts describe it. */
export function toPerson({ joined_at, expires_at, ...row }: EveryoneRow): PersonSummary {
  const expiry = expires_at && { expiresAt: expires_at.getTime() };
  return { ...row, joinedAt: joined_at.getTime(), ...expiry };
}

/** The problem of a person who is not of the tenant: the same for one of another tenant as for none at all. */
export function noSuchPerson() {
  return problem(404, 'no-such-person', 'There is no such person.');
}

/** One of a tenant's people, or of those invited. Throws 404 `no-such-person`. */
export async function findPerson(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  id: string,
): Promise<PersonSummary> {
  const row = await everyoneOf(db, tenantId).where('id', '=', id).selectAll().executeTakeFirst();
  if (!row) throw noSuchPerson();
  return toPerson(row);
}
