import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';

/** A backup of a database: its rows, a file for each table. The schema is the service's own, by its migrations. */
export interface Backup {
  readonly folder: string;
  /** Where its sequences are. */
  readonly sequences: Readonly<Record<string, number>>;
  /** Tables in an order in which they can be filled, with how many rows they have and a digest of them. */
  readonly tables: readonly { readonly name: string; readonly count: number; readonly digest: string }[];
}

const BATCH = 1_000;

/** Writes down all rows of a database as they are at one moment, while it is written to. */
export async function takeBackup(url: string, folder: string): Promise<Backup> {
  await mkdir(folder, { recursive: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: Backup['tables'][number][] = [];
    for (const name of await tablesOf(client)) {
      const digest = createHash('sha256');
      let count = 0;
      const rows = async function* () {
        await client.query(
          `declare backup no scroll cursor for select to_jsonb(t)::text as row from ${name} t order by 1`,
        );
        for (;;) {
          const batch = await client.query<{ row: string }>(`fetch ${BATCH} from backup`);
          if (batch.rows.length === 0) break;
          for (const { row } of batch.rows) {
            digest.update(row);
            count += 1;
            yield `${row}\n`;
          }
        }
        await client.query('close backup');
      };
      await pipeline(
        Readable.from(rows()),
        createGzip(),
        createWriteStream(path.join(folder, `${name}.jsonl.gz`)),
      );
      tables.push({ name, count, digest: digest.digest('hex') });
    }
    const { rows: sequences } = await client.query<{ name: string; at: string }>(
      `select sequencename as name, last_value as at from pg_sequences where schemaname = 'public' and last_value is not null`,
    );
    const backup = {
      folder,
      tables,
      sequences: Object.fromEntries(sequences.map(({ name, at }) => [name, Number(at)])),
    };
    await writeFile(path.join(folder, 'backup.json'), `${JSON.stringify(backup, null, 2)}\n`);
    return backup;
  } finally {
    await client.end();
  }
}

/** Fills an empty database of the same schema. Throws where what is there then is not what was backed up. */
export async function restoreBackup(url: string, { folder, tables, sequences }: Backup): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    // Rows that come back are no changes.
    await client.query(`select set_config('ficus.sync', 'seed', true)`);
    for (const { name, count, digest } of tables) {
      // What the migrations put there. A table that is only ever added to is empty, and refuses.
      const { rows: seeds } = await client.query(`select from ${name} limit 1`);
      if (seeds.length > 0) await client.query(`delete from ${name}`);
      const file = createReadStream(path.join(folder, `${name}.jsonl.gz`)).pipe(createGunzip());
      let batch: string[] = [];
      const flush = async () => {
        await client.query(
          `insert into ${name} overriding system value select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
          [`[${batch.join(',')}]`],
        );
        batch = [];
      };
      for await (const line of createInterface({ input: file })) {
        batch.push(line);
        if (batch.length === BATCH) await flush();
      }
      await flush();
      const restored = createHash('sha256');
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t order by 1`,
      );
      for (const { row } of rows) restored.update(row);
      if (rows.length !== count || restored.digest('hex') !== digest)
        throw new Error(
          `${name} came back with ${rows.length} rows, not as the ${count} that were backed up`,
        );
    }
    for (const [name, at] of Object.entries(sequences))
      await client.query('select setval($1::regclass, $2)', [name, at]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The tables of a service, those that others refer to before those. The migrations' own are made with the schema. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows: all } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not like 'kysely\\_%' order by 1`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select a.relname as from, b.relname as to from pg_constraint c join pg_class a on a.oid = c.conrelid
      join pg_class b on b.oid = c.confrelid where c.contype = 'f' and a.oid <> b.oid`,
  );
  const ordered: string[] = [];
  let left = all.map(({ name }) => name);
  while (left.length > 0) {
    const ready = left.filter((name) =>
      references.every(({ from, to }) => from !== name || ordered.includes(to) || !left.includes(to)),
    );
    if (ready.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${left.join(', ')}`);
    ordered.push(...ready);
    left = left.filter((name) => !ready.includes(name));
  }
  return ordered;
}
