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
