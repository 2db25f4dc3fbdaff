import type { Profile } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

const COLUMNS = ['id', 'email', 'name', 'version'] as const;

/** The profile of a person who exists. */
export function readProfile(db: Kysely<DirectorySchema>, personId: string): Promise<Profile> {
  return db.selectFrom('people').where('id', '=', personId).select(COLUMNS).executeTakeFirstOrThrow();
}

/** Changes it. Throws 409 `changed-meanwhile` when the change was made upon an older version. */
export async function updateProfile(
  db: Kysely<DirectorySchema>,
  personId: string,
  { name, version }: Pick<Profile, 'name' | 'version'>,
): Promise<Profile> {
  const row = await db
    .updateTable('people')
    .set({ name, version: sql`version + 1` })
    .where('id', '=', personId)
    // Compared as a number of any size: what is sent need not fit into an integer.
    .where(sql<boolean>`version = ${version}::double precision`)
    .returning(COLUMNS)
    .executeTakeFirst();
  if (row) return row;
  throw problem(409, 'changed-meanwhile', 'Your profile was changed meanwhile.', {
    detail: 'Read it again, then make your change again.',
  });
}
