import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { DATA_FOLDER, PORTS } from '../../system/addresses.ts';
import { isLeftOut, leftOutOf } from './left-out.ts';

/** A table of a service. */
export interface Table {
  /** Database and name, such as `directory.people`. */
  readonly name: string;
  /** As it is written in a query. */
  readonly quoted: string;
  /** The condition of the rows that are compared, as it is written in a query. */
  readonly condition: string;
  readonly key: readonly string[];
  /** Columns that are not compared: left out by name, or numbered by the database itself. */
  readonly without: ReadonlySet<string>;
}

/** One service's database. */
export interface Database {
  readonly name: string;
  readonly client: pg.Client;
  readonly tables: readonly Table[];
}

/** Opens the databases of all services that the server has, and finds all of their tables. */
export async function openDatabases(): Promise<readonly Database[]> {
  const { postgres } = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const at = `postgres://ficus:${postgres}@127.0.0.1:${PORTS.POSTGRES_PORT}`;
  const server = await connect(`${at}/postgres`);
  const { rows } = await server.query<{ datname: string }>(
    `select datname from pg_database where datname like 'ficus\\_%' order by datname`,
  );
  await server.end();
  const names = rows.map(({ datname }) => datname.replace('ficus_', '')).filter((name) => !isLeftOut(name));
  return Promise.all(
    names.map(async (name) => {
      const client = await connect(`${at}/ficus_${name}`);
      return { name, client, tables: await findTables(client, name) };
    }),
  );
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** What the catalog says of a table. */
interface Found {
  readonly schema: string;
  readonly name: string;
  readonly quoted: string;
  readonly key: string[];
  /** Columns that the database numbers by itself. */
  readonly numbered: string[];
}

async function findTables(client: pg.Client, database: string): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(
    `select n.nspname as schema, c.relname as name, c.oid::regclass::text as quoted,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select a.attname::text from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0
          and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')) as numbered
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    order by c.relname`,
  );
  return rows.flatMap(({ schema, name, quoted, key, numbered }) => {
    const leftOut = leftOutOf(database, schema, name);
    if (leftOut.some((one) => !one.columns && !one.rows)) return [];
    const conditions = leftOut.flatMap(({ rows: which }) =>
      which ? [`${pg.escapeIdentifier(which.column)} <> ${pg.escapeLiteral(which.value)}`] : [],
    );
    const without = new Set([...numbered, ...leftOut.flatMap(({ columns = [] }) => columns)]);
    return [
      { name: `${database}.${name}`, quoted, condition: conditions.join(' and ') || 'true', key, without },
    ];
  });
}
