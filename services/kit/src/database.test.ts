import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, DatabaseError, type Migrations, openDatabase } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

interface Schema {
  things: { id: number; size: number };
}

let testDatabase: TestDatabase;
const opened: Database<Schema>[] = [];
beforeEach(async () => {
  testDatabase = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
  await testDatabase.drop();
});

const migrations: Migrations = {
  '001-things': {
    up: async (db) => {
      // Slow enough that processes which start together would collide without the lock.
      await sql`select pg_sleep(0.1)`.execute(db);
      await sql`create table things (id serial primary key, size bigint not null)`.execute(db);
    },
  },
  '002-first-thing': {
    up: async (db) => {
      await sql`insert into things (size) values (5000000000)`.execute(db);
    },
  },
};

async function open(steps = migrations): Promise<Database<Schema>> {
  const database = await openDatabase<Schema>({ url: testDatabase.url, migrations: steps, poolSize: 2 });
  opened.push(database);
  return database;
}

test('of connections that nobody needs any more, one is kept', async () => {
  const database = await open();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await Promise.all([database.check(), database.check()]);
    expect(database.pool().total).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(database.pool()).toEqual({ total: 1, idle: 1, waiting: 0 });
  } finally {
    vi.useRealTimers();
  }
});

test('migrations run once, however many start together', async () => {
  const [database] = await Promise.all([open(), open(), open()]);
  expect(await database.db.selectFrom('things').selectAll().execute()).toEqual([
    { id: 1, size: 5_000_000_000 },
  ]);
});

test('a new migration runs on a database that has the others', async () => {
  await open();
  const more = {
    up: async (db: Parameters<(typeof migrations)[string]['up']>[0]) =>
      void (await sql`delete from things`.execute(db)),
  };
  const database = await open({ ...migrations, '003-clear': more });
  expect(await database.db.selectFrom('things').selectAll().execute()).toEqual([]);
});

test('a connection that breaks in the middle of a transaction ends that, and nothing else', async () => {
  const { db } = await open();
  const broken = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
    // An error of the connection that nobody hears would end the process, and this run.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`insert into things (size) values (1)`.execute(trx);
  });
  await expect(broken).rejects.toThrow();
  expect(await db.selectFrom('things').selectAll().execute()).toHaveLength(1);
});

test('a count and a sum of int8 read as numbers or fail, never as something near', async () => {
  const { db } = await open();
  const { count } = await db
    .selectFrom('things')
    .select((build) => build.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(1);
  await sql`insert into things (size) values (9007199254740993)`.execute(db);
  await expect(db.selectFrom('things').selectAll().execute()).rejects.toThrow(RangeError);
});

test('a migration that fails is named and leaves nothing behind', async () => {
  const broken: Migrations = {
    ...migrations,
    '003-broken': { up: async (db) => void (await sql`nonsense`.execute(db)) },
  };
  await expect(open(broken)).rejects.toThrow(
    /Migration '003-broken' failed on 127\.0\.0\.1:\d+\/test_\w+: syntax error/,
  );
  const { db } = await open({});
  const tables = await sql`select 1 from pg_tables where tablename = 'things'`.execute(db);
  expect(tables.rows).toEqual([]);
});

test('a server that is not there is named, its password is not', async () => {
  const error = await openDatabase({ url: 'postgres://me:hunter2@127.0.0.1:1/x', migrations }).catch(
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error.message).toContain('127.0.0.1:1/x');
  expect(error.message).toContain('ECONNREFUSED');
  expect(error.message).not.toContain('hunter2');
});

test('connections that the server cut are replaced', async () => {
  const database = await open();
  await database.check();
  const other = await open();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(database.check()).resolves.toBeUndefined();
});

test('the check fails once the database is gone', async () => {
  const database = await open();
  await testDatabase.drop();
  await expect(database.check()).rejects.toThrow();
});

describe('where connections are kept', () => {
  beforeEach(() => vi.stubEnv('REUSE_PORT', '1'));
  afterEach(() => vi.unstubAllEnvs());

  test('all of them are there from the beginning, each with its rehearsal', async () => {
    const rehearsal = `select set_config('test.rehearsed', 'yes', false)`;
    const database = await openDatabase<Schema>({
      url: testDatabase.url,
      migrations,
      poolSize: 3,
      rehearsal,
    });
    opened.push(database);
    expect(database.pool()).toEqual({ total: 3, idle: 3, waiting: 0 });
    const ask = () =>
      sql<{ is: string }>`select current_setting('test.rehearsed') as is, pg_sleep(0.1)`.execute(database.db);
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ rows }) => rows[0]?.is)).toEqual(['yes', 'yes', 'yes']);
  });

  test('a rehearsal that fails is told, and the database is open all the same', async () => {
    const told: string[] = [];
    const database = await openDatabase<Schema>({
      url: testDatabase.url,
      migrations,
      poolSize: 1,
      rehearsal: 'select nothing_of_this_name()',
      onConnectionError: ({ message }) => told.push(message),
    });
    opened.push(database);
    expect(told).toEqual([expect.stringContaining('nothing_of_this_name')]);
    await database.check();
  });

  test('too few of them are an error that says how many there are', async () => {
    const role = `few_${Date.now()}`;
    const { db } = await open();
    await sql.raw(`create role ${role} login password 'few' connection limit 2`).execute(db);
    await sql.raw(`grant all on schema public to ${role}`).execute(db);
    await sql.raw(`grant all on all tables in schema public to ${role}`).execute(db);
    const url = new URL(testDatabase.url);
    url.username = role;
    url.password = 'few';
    const opening = openDatabase<Schema>({ url: url.href, migrations, poolSize: 3 });
    await expect(opening).rejects.toThrow(
      /^Only 2 of 3 connections to .* could be opened: too many connections/,
    );
    await expect(opening).rejects.toBeInstanceOf(DatabaseError);
    await sql.raw(`drop owned by ${role}`).execute(db);
    await sql.raw(`drop role ${role}`).execute(db);
  });
});
