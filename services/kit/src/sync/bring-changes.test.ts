import fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, onQuery, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { type Bringing, createBringing } from './bring-changes.ts';
import { openChangeLog } from './change-log.ts';
import { createSyncClient } from './sync-client.ts';
import { syncMigration } from './sync-migration.ts';

let testDatabase: TestDatabase;
let database: Database<object>;
/** The other side, on the network. */
let other: FastifyInstance;
/** The positions of what it was brought, each time. */
let brought: number[][];
/** How far it then says that it has all. */
let take: (last: number) => number | Promise<number>;
/** How far it is known to have all. */
let acknowledged: number;
/** Looks at the log. */
let reads: number;
let bringing: Bringing;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  const migrations = { '001-sync': syncMigration({ me: 'left', firstOwner: 'left', entities: [] }) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  brought = [];
  take = (last) => last;
  acknowledged = 0;
  other = fastify({ bodyLimit: 8_388_608 });
  other.post('/internal/sync/changes', async ({ body }) => {
    const seqs = (body as { changes: { seq: number }[] }).changes.map(({ seq }) => seq);
    brought.push(seqs);
    return { position: await take(seqs.at(-1) ?? 0) };
  });
  bringing = createBringing({
    log: openChangeLog(database.db),
    peer: createSyncClient(await other.listen({ port: 0, host: '127.0.0.1' }), 'none'),
    acknowledged: () => acknowledged,
    acknowledge(position) {
      acknowledged = Math.max(position, acknowledged);
    },
  });
  reads = 0;
  onQuery(({ text }) => {
    if (/from sync_log\s+where/.test(text)) reads += 1;
  });
});
afterEach(async () => {
  onQuery(() => undefined);
  await other.close();
  await database.close();
  await testDatabase.drop();
});

const write = (count: number) =>
  sql`select sync_append('house', nth::text, 0, 1, '{}'::jsonb) from generate_series(1, ${count}) as nth`.execute(
    database.db,
  );

test('what the other side has not got is brought, and counts as acknowledged', async () => {
  await write(5);
  acknowledged = 3;
  expect(await bringing.bring(1_000)).toBe(5);
  expect(brought).toEqual([[4, 5]]);
  expect(acknowledged).toBe(5);
  expect(await bringing.bring(1_000)).toBe(5);
  expect(brought).toHaveLength(1);
});

test('who comes while something is brought goes together with the next, which is read only then', async () => {
  await write(4);
  acknowledged = 3;
  const { promise, resolve } = Promise.withResolvers<number>();
  take = () => promise;
  const first = bringing.bring(5_000);
  await expect.poll(() => brought).toEqual([[4]]);
  await write(2);
  const others = [bringing.bring(5_000), bringing.bring(5_000), bringing.bring(5_000)];
  await write(1);
  expect(reads).toBe(1);
  take = (last) => last;
  resolve(4);
  expect(await first).toBe(4);
  expect(await Promise.all(others)).toEqual([7, 7, 7]);
  expect(brought).toEqual([[4], [5, 6, 7]]);
});

test('a side that does not take it in time is left to ask, and what comes after is brought again', async () => {
  await write(4);
  acknowledged = 3;
  take = () => Promise.reject(new Error('It has no database.'));
  expect(await bringing.bring(1_000)).toBe(4);
  // Long after it is not waited for any more.
  take = (last) => new Promise((resolve) => setTimeout(resolve, 300, last));
  expect(await bringing.bring(30)).toBe(4);
  // One that has lost what it had says so.
  take = () => 1;
  expect(await bringing.bring(1_000)).toBe(4);
  expect(acknowledged).toBe(3);
  take = (last) => last;
  await write(1);
  expect(await bringing.bring(1_000)).toBe(5);
  expect(acknowledged).toBe(5);
  expect(brought).toEqual([[4], [4], [4], [4, 5]]);
});

test('a side of which nothing is known, or which is far behind, is brought nothing', async () => {
  await write(5);
  expect(await bringing.bring(1_000)).toBe(5);
  await write(995);
  acknowledged = 1;
  expect(await bringing.bring(1_000)).toBe(1_000);
  expect(brought).toEqual([]);
});
