import { type Kysely, sql } from 'kysely';

/** A number that sync remembers by name. */
export async function readState(db: Kysely<object>, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ value: string }>`select value from sync_state where name = ${name}`.execute(
    db,
  );
  return rows[0] && Number(rows[0].value);
}

/** Remembers it, in place of what was remembered. */
export async function writeState(db: Kysely<object>, name: string, value: number): Promise<void> {
  await sql`insert into sync_state (name, value) values (${name}, ${String(value)})
    on conflict (name) do update set value = excluded.value`.execute(db);
}

/** Channel on which all processes of a side hear the position that was applied. */
export const APPLIED_CHANNEL = 'sync_applied';

/** Remembers the position in the other side's log up to which all is here, and tells the other processes. */
export async function writeApplied(db: Kysely<object>, position: number): Promise<void> {
  await sql`insert into sync_state (name, value) values ('applied', ${String(position)})
    on conflict (name) do update set value = excluded.value
    returning pg_notify(${sql.lit(APPLIED_CHANNEL)}, value)`.execute(db);
}
