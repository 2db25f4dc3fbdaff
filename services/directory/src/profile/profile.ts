import type { Profile } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import { note } from '../audit/note.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';

const COLUMNS = ['id', 'email', 'name', 'version'] as const;

/** The profile of a person who exists. */
export function readProfile(db: Kysely<DirectorySchema>, personId: string): Promise<Profile> {
  return db.selectFrom('people').where('id', '=', personId).select(COLUMNS).executeTakeFirstOrThrow();
}

/** Changes it. Throws 409 `changed-meanwhile` when the change was made upon an older version. */
export async function updateProfile(
  { trx, now }: Work,
  personId: string,
  { name, version }: Pick<Profile, 'name' | 'version'>,
): Promise<Profile> {
  const before = await trx
    .selectFrom('people')
    .where('id', '=', personId)
    .select('name')
    .forUpdate()
    .executeTakeFirst();
  const row = await trx
    .updateTable('people')
    .set({ name, version: sql`version + 1` })
    .where('id', '=', personId)
    // Compared as a number of any size: what is sent need not fit into an integer.
    .where(sql<boolean>`version = ${version}::double precision`)
    .returning(COLUMNS)
    .executeTakeFirst();
  if (!row) {
    throw problem(409, 'changed-meanwhile', 'Your profile was changed meanwhile.', {
      detail: 'Read it again, then make your change again.',
    });
  }
  if (before && before.name !== name) {
    const details = { name, previousName: before.name };
    // The name is the same in each of their tenants.
    for (const tenantId of await tenantsOf(trx, personId))
      await note(trx, {
        tenantId,
        at: now,
        actor: personId,
        person: personId,
        action: 'person.renamed',
        details,
      });
  }
  return row;
}

async function tenantsOf(db: Kysely<DirectorySchema>, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .where('person_id', '=', personId)
    .select('tenant_id')
    .orderBy('tenant_id')
    .execute();
  return rows.map(({ tenant_id }) => tenant_id);
}
