import type { TenantSummary } from '@ficus/contracts';
import { decodeCursor, encodeCursor } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import { containing } from '../containing.ts';
import type { DirectorySchema } from '../schema.ts';

const PAGE = 25;
const ORDER = 'tenants:name:asc';

/** A page of all tenants in use, by name; the search looks at names and ids. */
export async function listTenants(
  db: Kysely<DirectorySchema>,
  query: {
    readonly search?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<{ tenants: TenantSummary[]; total: number; nextCursor?: string }> {
  const { search, cursor, limit = PAGE } = query;
  const name = sql<string>`lower(name) collate "und-x-icu"`;
  let found = db.selectFrom('tenants').where('deleted_at', 'is', null);
  if (search) {
    const pattern = containing(search);
    found = found.where((where) =>
      where.or([where('name', 'ilike', pattern), where('id', 'ilike', pattern)]),
    );
  }
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ORDER, ['name', 'id'] as const);
  const paged = after ? found.where(sql<boolean>`(${name}, id) > (${after.name}, ${after.id})`) : found;
  const rows = await paged
    .select(['id', 'name', 'created_at', name.as('name_key')])
    .select([
      sql<number>`(
        select count(*) from memberships where tenant_id = tenants.id and deactivated_at is null
      )`.as('people_count'),
      sql<number>`(
        select count(*) from workspaces where tenant_id = tenants.id and archived_at is null
      )`.as('workspace_count'),
    ])
    .orderBy(name)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    tenants: rows.slice(0, limit).map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.getTime(),
      peopleCount: row.people_count,
      workspaceCount: row.workspace_count,
    })),
    total,
    ...(last && { nextCursor: encodeCursor(ORDER, [last.name_key, last.id]) }),
  };
}
