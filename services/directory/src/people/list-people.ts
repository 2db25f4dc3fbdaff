import type { PeoplePage, PeopleQuery } from '@ficus/contracts';
import { decodeCursor, encodeCursor } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import { containing } from '../containing.ts';
import type { DirectorySchema } from '../schema.ts';
import { everyoneOf, toPerson } from './everyone.ts';

const PAGE = 25;

/** What each order sorts by, as text. Names and ids follow, so that no two entries are equal. */
const KEYS = {
  name: sql<string>`lower(name)`,
  email: sql<string>`lower(email)`,
  role: sql<string>`role`,
  joined: sql<string>`to_char(joined_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
} as const;

/**
 * A page of a tenant's people. Pages are found by the sort keys of the last entry before them and not by counting, so
 * that nobody is missed or shown twice when others join or leave meanwhile. Names are in Unicode's order, whatever
 * the locale of the database.
 */
export async function listPeople(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  { search, role, status, sort = 'name', order = 'asc', cursor, limit = PAGE }: PeopleQuery,
): Promise<PeoplePage> {
  const listOrder = `people:${sort}:${order}`;
  const after =
    cursor === undefined ? undefined : decodeCursor(cursor, listOrder, ['key', 'name', 'id'] as const);
  const key = sql<string>`${KEYS[sort]} collate "und-x-icu"`;
  const name = sql<string>`lower(name) collate "und-x-icu"`;

  let found = everyoneOf(db, tenantId);
  if (role) found = found.where('role', '=', role);
  if (status) found = found.where('status', '=', status);
  if (search) {
    const pattern = containing(search);
    found = found.where((where) =>
      where.or([where('name', 'ilike', pattern), where('email', 'ilike', pattern)]),
    );
  }
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  const paged = after
    ? found.where(sql<boolean>`(${key}, ${name}, id) ${beyond} (${after.key}, ${after.name}, ${after.id})`)
    : found;
  const rows = await paged
    .selectAll()
    .select([key.as('key'), name.as('name_key')])
    .orderBy(key, order)
    .orderBy(name, order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute();
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();

  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    people: rows.slice(0, limit).map(toPerson),
    total,
    ...(last && { nextCursor: encodeCursor(listOrder, [last.key, last.name_key, last.id]) }),
  };
}
