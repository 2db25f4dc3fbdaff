import type { AuditEntry, AuditQuery } from '@ficus/contracts';
import { decodeCursor, encodeCursor } from '@ficus/service-kit';
import { type Kysely, type Selectable, sql } from 'kysely';
import { containing } from '../containing.ts';
import type { DirectorySchema } from '../schema.ts';

const PAGE = 25;
const ORDER = 'audit:at:desc';
const BATCH = 500;

type Row = Selectable<DirectorySchema['audit_entries']>;
type Filters = Omit<AuditQuery, 'cursor' | 'limit'>;
/** Where one entry stands in the order. */
interface Place {
  readonly at: Date;
  readonly id: number;
}

/** A page of a tenant's log, the latest first. What is written meanwhile moves nothing between two pages. */
export async function readLog(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  { cursor, limit = PAGE, ...filters }: AuditQuery,
): Promise<{ entries: AuditEntry[]; nextCursor?: string }> {
  const rows = await found(db, tenantId, filters, placeOf(cursor), limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    entries: rows.slice(0, limit).map(toEntry),
    ...(last && { nextCursor: encodeCursor(ORDER, [last.at.toISOString(), String(last.id)]) }),
  };
}

/** All that the filters find, the latest first, read as it is asked for. */
export async function* readWholeLog(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  filters: Filters,
): AsyncGenerator<AuditEntry> {
  let after: Place | undefined;
  for (;;) {
    const rows = await found(db, tenantId, filters, after, BATCH);
    for (const row of rows) yield toEntry(row);
    after = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor, ORDER, ['at', 'id'] as const);
  const place = { at: new Date(at), id: Number(id) };
  // Made up by whoever sends it: of nothing, nothing follows.
  return Number.isNaN(place.at.getTime()) || !Number.isSafeInteger(place.id)
    ? { at: new Date(0), id: 0 }
    : place;
}

function found(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  { actor, person, action, from, to }: Filters,
  after: Place | undefined,
  limit: number,
): Promise<Row[]> {
  let query = db.selectFrom('audit_entries').where('tenant_id', '=', tenantId);
  if (action) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', new Date(from));
  if (to !== undefined) query = query.where('at', '<', new Date(to));
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id})`);
  for (const [who, text] of [
    ['actor', actor],
    ['person', person],
  ] as const) {
    if (!text) continue;
    const pattern = containing(text);
    query = query.where((where) =>
      where.or([
        where(`${who}_id`, '=', text),
        where(`${who}_name`, 'ilike', pattern),
        where(`${who}_email`, 'ilike', pattern),
      ]),
    );
  }
  return query.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

function toEntry(row: Row): AuditEntry {
  const actor = who(row.actor_id, row.actor_name, row.actor_email);
  const person = who(row.person_id, row.person_name, row.person_email);
  return {
    id: String(row.id),
    at: row.at.getTime(),
    action: row.action,
    ...(actor && { actor }),
    ...(person && { person }),
    details: row.details,
  };
}

function who(id: string | null, name: string | null, email: string | null): AuditEntry['actor'] {
  if (id === null) return undefined;
  return { id, ...(name !== null && { name }), ...(email !== null && { email }) };
}
