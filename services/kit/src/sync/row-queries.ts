import { type Kysely, sql } from 'kysely';
import type { Change, Digest } from './change.ts';
import type { SyncedEntity } from './synced-entity.ts';

/** Reads this side's rows with their stamps, as the other side takes them. */
export function createRowQueries(db: Kysely<object>, me: string, entities: readonly SyncedEntity[]) {
  const tableOf = (name: string): SyncedEntity => {
    const found = entities.find((one) => one.name === name);
    if (!found) throw new Error(`There is no entity ${name}.`);
    return found;
  };
  const key = (name: string) => sql.raw(`sync_key_${name}(r)`);
  const told = (name: string) => sql.raw(`sync_told_${name}(r)`);
  const hash = (name: string) => sql.raw(`md5(sync_key_${name}(r))`);

  async function select(name: string, where: ReturnType<typeof sql>, limit: number): Promise<Change[]> {
    const { rows } = await sql<Change>`
      select 0 as seq, ${name} as entity, row.key, coalesce(s.epoch, 0) as epoch, coalesce(s.version, 0) as version,
        coalesce(s.origin, ${me}) as origin, row.data, row.partition, 0 as at
      from (
        select ${key(name)} as key, ${sql.raw(`sync_data_${name}(r)`)} as data,
          ${sql.raw(`sync_part_${name}(r)`)} as partition
        from ${sql.table(tableOf(name).table)} r where ${told(name)} and ${where}
        order by ${key(name)} collate "C" limit ${limit}
      ) as row left join lateral (
        -- One by one by its key, whatever is thought of how many there are.
        select * from sync_stamps where entity = ${name} and key = row.key offset 0
      ) as s on true
      order by row.key collate "C"`.execute(db);
    return rows;
  }
  return {
    /** A page by key. */
    after: (name: string, after: string, limit: number) =>
      select(name, sql`${key(name)} collate "C" > ${after}`, limit),
    under: (name: string, prefix: string) => select(name, sql`${hash(name)} like ${`${prefix}%`}`, 10_000),
    of: (name: string, keys: readonly string[]) =>
      select(
        name,
        sql`${key(name)} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`,
        10_000,
      ),
    /** One digest for each next digit of the hashed keys below a prefix. */
    async digests(name: string, prefix: string): Promise<Digest[]> {
      const { rows } = await sql<Digest>`
        select left(h, ${prefix.length + 1}) as prefix, count(*) as count,
          md5(string_agg(md5(data), '' order by h)) as digest
        from (
          select ${hash(name)} as h, ${sql.raw(`sync_data_${name}(r)`)}::text as data
          from ${sql.table(tableOf(name).table)} r where ${told(name)} and ${hash(name)} like ${`${prefix}%`}
        ) as rows group by 1 order by 1`.execute(db);
      return rows;
    },
    async counts(): Promise<Record<string, number>> {
      const all = entities.map(async ({ name, table }) => {
        const { rows } = await sql<{ count: number }>`
          select count(*) as count from ${sql.table(table)} r where ${told(name)}`.execute(db);
        return [name, rows[0]?.count ?? 0] as const;
      });
      return Object.fromEntries(await Promise.all(all));
    },
  };
}
