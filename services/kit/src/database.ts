import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { atEase } from './at-ease.ts';

/** Migrations by name, in the alphabetical order of their names (`001-accounts`, `002-…`). */
export type Migrations = Readonly<Record<string, Migration>>;

/** How to open a database. */
export interface DatabaseOptions {
  /** Address with user and password: `postgres://user:password@host:5432/database`. */
  readonly url: string;
  readonly migrations: Migrations;
  /** Connections at most. Default: 5. */
  readonly poolSize?: number;
  /** A statement that changes nothing; where connections are kept (`REUSE_PORT`), each begins with it. */
  readonly rehearsal?: string;
  /** Told when an idle connection breaks (the pool replaces it), and what a rehearsal fails by. Default: nothing. */
  readonly onConnectionError?: (error: Error) => void;
}

/** An open database, its schema up to date. */
export interface Database<Schema> {
  readonly db: Kysely<Schema>;
  /** Fails when the database does not answer: for `/health`. */
  check(): Promise<void>;
  /** Connections, those of them that are idle, and requests that wait for one. */
  pool(): { readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

/** The database could not be opened: not reachable, access refused, or a migration failed. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code = 'database';
}

const INT8_OID = 20;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** Reads an int8 as a number. Throws a RangeError for one that a number cannot hold exactly. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The database holds ${text}, which is past what a number can hold exactly.`);
}

/** Opens a pool of connections, for what needs one of its own; the schema is taken as it is. */
export function connect<Schema>(
  options: Pick<DatabaseOptions, 'url' | 'onConnectionError'>,
  settings: pg.PoolConfig,
): Kysely<Schema> {
  return connectPool<Schema>(options, settings).db;
}

function connectPool<Schema>(
  options: Pick<DatabaseOptions, 'url' | 'onConnectionError'>,
  settings: pg.PoolConfig,
): { db: Kysely<Schema>; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: options.url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8_OID && format !== 'binary' ? parseInt8 : pg.types.getTypeParser(oid, format),
    },
    ...settings,
  });
  // Without a listener, an idle connection that breaks (a restart of PostgreSQL) ends the process.
  pool.on('error', (error) => options.onConnectionError?.(error));
  // Nor does the pool listen to one that is in use: its query is rejected, and the process must live to say so.
  pool.on('connect', (client) => client.on('error', (error) => options.onConnectionError?.(error)));
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log: ({ level, query, queryDurationMillis }) =>
      hearQuery?.({ text: query.sql, tookMs: queryDurationMillis, isFailed: level === 'error' }),
  });
  return { db, pool };
}

/** A query that was made, without the values that it was made with. */
export interface Query {
  readonly text: string;
  readonly tookMs: number;
  readonly isFailed: boolean;
}

let hearQuery: ((query: Query) => void) | undefined;

/** Calls the listener after each query of this process, in the context of the request that led to it. */
export function onQuery(listener: (query: Query) => void): void {
  hearQuery = listener;
}

/** Where a database is, without its password. */
function place(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function migrate(options: DatabaseOptions): Promise<void> {
  // A connection of its own, without the limit on statements: a migration may take long.
  const db = connect<unknown>(options, { max: 1 });
  try {
    const provider = { getMigrations: async () => ({ ...options.migrations }) };
    const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
    if (error === undefined) return;
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    const what = failed ? `Migration '${failed}' failed` : 'The schema could not be brought up to date';
    const why = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error);
    throw new DatabaseError(`${what} on ${place(options.url)}: ${why}`, { cause: error });
  } finally {
    await db.destroy();
  }
}

/**
 * Opens all connections of a pool, one after the other: others are answered by the same database meanwhile. A rehearsal
 * that fails is told, and keeps nobody from answering.
 */
async function openConnections(pool: pg.Pool, size: number, options: DatabaseOptions): Promise<void> {
  const { rehearsal, onConnectionError } = options;
  const opened: pg.PoolClient[] = [];
  try {
    for (let nth = 0; nth < size; nth += 1) {
      await atEase(async () => {
        const client = await pool.connect();
        opened.push(client);
        if (rehearsal) await client.query(rehearsal).catch(onConnectionError ?? (() => undefined));
      });
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError(
      `Only ${opened.length} of ${size} connections to ${place(options.url)} could be opened: ${why}`,
      { cause },
    );
  } finally {
    for (const client of opened) client.release();
  }
}

/**
 * Opens a PostgreSQL database and brings its schema up to date, under a lock: processes that start together run each
 * migration once. int8 columns read as numbers. Throws a `DatabaseError` that says where and why.
 */
export async function openDatabase<Schema>(options: DatabaseOptions): Promise<Database<Schema>> {
  await migrate(options);
  const isKept = process.env.REUSE_PORT === '1';
  const size = options.poolSize ?? 5;
  const { db, pool } = connectPool<Schema>(options, {
    max: size,
    // Whoever asks first after a while finds one open. Of a service that shares its port, all are there when it takes
    // over for another.
    ...(isKept ? { min: size, idleTimeoutMillis: 0 } : { min: 1 }),
    statement_timeout: STATEMENT_TIMEOUT_MS,
  });
  if (isKept) {
    await openConnections(pool, size, options).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
  }
  return {
    db,
    check: async () => {
      await db.selectNoFrom((build) => build.lit(1).as('one')).execute();
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
}
