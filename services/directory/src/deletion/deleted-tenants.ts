import type { DeletedTenant } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

/** How long a deleted tenant can be brought back. */
export const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** Until when a tenant that was deleted then is kept, in milliseconds since 1970. */
export const keptUntil = (deletedAt: Date): number => deletedAt.getTime() + KEPT_DAYS * DAY_MS;

/** Tenants that can be brought back, the latest first; with an id, that one alone. */
export async function listDeleted(
  db: Kysely<DirectorySchema>,
  now: number,
  id?: string,
): Promise<DeletedTenant[]> {
  let found = db.selectFrom('tenants').where('deleted_at', '>', new Date(now - KEPT_DAYS * DAY_MS));
  if (id !== undefined) found = found.where('id', '=', id);
  const rows = await found
    .select(['id', 'name', 'deleted_at'])
    .select(
      sql<number>`(select count(*) from memberships where tenant_id = tenants.id and deactivated_at is null)`.as(
        'people_count',
      ),
    )
    .orderBy('deleted_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ deleted_at, people_count, ...tenant }) =>
    deleted_at
      ? [
          {
            ...tenant,
            deletedAt: deleted_at.getTime(),
            keptUntil: keptUntil(deleted_at),
            peopleCount: people_count,
          },
        ]
      : [],
  );
}
