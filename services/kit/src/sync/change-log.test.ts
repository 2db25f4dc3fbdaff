import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, onQuery, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { type ChangeLog, openChangeLog } from './change-log.ts';
import { syncMigration } from './sync-migration.ts';

let testDatabase: TestDatabase;
let database: Database<object>;
let log: ChangeLog;
/** Reads of the log's table. */
let reads: number;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  const migrations = { '001-sync': syncMigration({ me: 'left', firstOwner: 'left', entities: [] }) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  log = openChangeLog(database.db);
  reads = 0;
  onQuery(({ text }) => {
    if (/from sync_log\s+where/.test(text)) reads += 1;
  });
});
afterEach(async () => {
  onQuery(() => undefined);
  await database.close();
  await testDatabase.drop();
});

const append = (key: string) =>
  sql`select sync_append('house', ${key}, 0, 1, '{}'::jsonb)`.execute(database.db);
const keys = async (after: number, waitMs: number) =>
  (await log.read(after, 10, waitMs)).changes.map(({ key }) => key);

test('who comes back for more waits without a look at the table, and is given what comes then', async () => {
  await append('a');
  expect(await keys(0, 1_000)).toEqual(['a']);
  expect(reads).toBe(1);
  const more = keys(1, 10_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reads).toBe(1);
  await append('b');
  log.grown();
  expect(await more).toEqual(['b']);
  expect(reads).toBe(2);
});

test('what came between two reads is there at once, also where it was heard of during the first', async () => {
  await append('a');
  const first = keys(0, 1_000);
  log.grown();
  expect(await first).toEqual(['a']);
  await append('b');
  expect(await keys(1, 10_000)).toEqual(['b']);
  await append('c');
  log.grown();
  expect(await keys(2, 10_000)).toEqual(['c']);
});

test('a look that does not wait is always at the table, and so is one for an earlier position', async () => {
  await append('a');
  expect(await keys(0, 1_000)).toEqual(['a']);
  await append('b');
  expect(await keys(1, 0)).toEqual(['b']);
  expect(await keys(0, 1_000)).toEqual(['a', 'b']);
});

test('a page that is full says how far the log goes', async () => {
  for (const key of ['a', 'b', 'c']) await append(key);
  expect(await log.read(0, 2, 0)).toMatchObject({ head: 3, changes: [{ key: 'a' }, { key: 'b' }] });
  expect(await log.read(2, 2, 0)).toMatchObject({ head: 3, changes: [{ key: 'c' }] });
});

test('where changes are brought, what is new is left to that for a moment, and what was brought is left out', async () => {
  let brought = 0;
  log = openChangeLog(database.db, { position: () => brought, isUsual: () => true });
  await append('a');
  expect(await keys(0, 1_000)).toEqual(['a']);
  const waiting = log.read(1, 10, 10_000);
  await append('b');
  log.grown();
  await append('c');
  brought = 2;
  expect(await waiting).toMatchObject({ after: 2, changes: [{ key: 'c' }], head: 3 });
});

test('who was brought all that is new goes on waiting, and is told where that ended', async () => {
  let brought = 0;
  log = openChangeLog(database.db, { position: () => brought, isUsual: () => true });
  await append('a');
  expect(await keys(0, 1_000)).toEqual(['a']);
  const waiting = log.read(1, 10, 200);
  await append('b');
  brought = 2;
  log.grown();
  expect(await waiting).toEqual({ after: 2, changes: [], head: 2 });
});

test('who waits is let go when it is closed', async () => {
  const waiting = keys(0, 60_000);
  await expect.poll(() => reads).toBe(1);
  log.close();
  expect(await waiting).toEqual([]);
});
