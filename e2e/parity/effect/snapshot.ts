import type { Database, Table } from './databases.ts';

/** Every row of every table, as JSON text. */
export type Snapshot = ReadonlyMap<Table, readonly string[]>;

/** Reads all there is. */
export async function takeSnapshot(databases: readonly Database[]): Promise<Snapshot> {
  const read = databases.map(async ({ client, tables }) => {
    const found: [Table, string[]][] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table.quoted} t where ${table.condition}`,
      );
      found.push([table, rows.map(({ row }) => row)]);
    }
    return found;
  });
  return new Map((await Promise.all(read)).flat());
}
