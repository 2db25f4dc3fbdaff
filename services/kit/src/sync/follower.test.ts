import fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { createFollower, type Follower } from './follower.ts';
import { createSyncClient } from './sync-client.ts';
import { syncMigration } from './sync-migration.ts';
import { writeApplied } from './sync-state.ts';

let testDatabase: TestDatabase;
let database: Database<object>;
let follower: Follower;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  const migrations = { '001-sync': syncMigration({ me: 'left', firstOwner: 'left', entities: [] }) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  // Of one that does not lead: it asks the other side for nothing.
  const peer = createSyncClient('http://127.0.0.1:9', 'none');
  follower = createFollower({ db: database.db, peer, entities: [], onFault: () => undefined });
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

test('a position is reached when it was heard of and the database has it', async () => {
  expect(await follower.reached(3, 20)).toBe(false);
  await writeApplied(database.db, 3);
  expect(await follower.reached(3, 20)).toBe(false);
  follower.heard(3);
  expect(await follower.reached(3, 1_000)).toBe(true);
});

test('what was heard of and is in the database no more is not reached', async () => {
  await writeApplied(database.db, 3);
  follower.heard(5);
  expect(await follower.reached(5, 1_000)).toBe(false);
  await follower.look();
  expect(await follower.reached(3, 1_000)).toBe(true);
  expect(await follower.reached(5, 20)).toBe(false);
});

test('a side that answers is connected at once, also where nothing is written', async () => {
  const other = fastify();
  // As one does that has nothing to tell.
  other.get('/internal/sync/changes', async ({ query }) => {
    const { after, waitMs } = query as { after: string; waitMs: string };
    await new Promise((resolve) => setTimeout(resolve, Number(waitMs)));
    return { after: Number(after), changes: [], head: 0 };
  });
  const peer = createSyncClient(await other.listen({ port: 0, host: '127.0.0.1' }), 'none');
  const one = createFollower({ db: database.db, peer, entities: [], onFault: () => undefined });
  await writeApplied(database.db, 0);
  const ending = new AbortController();
  const following = one.follow(ending.signal);
  await expect.poll(async () => (await one.state()).isConnected, { timeout: 5_000 }).toBe(true);
  ending.abort();
  await following;
  other.server.closeAllConnections();
  await other.close();
});

test('what is heard late takes nothing back', async () => {
  await writeApplied(database.db, 4);
  follower.heard(4);
  follower.heard(3);
  expect(follower.position()).toBe(4);
  expect(await follower.reached(4, 20)).toBe(true);
});

test('a look does not take back what was heard while it was under way', async () => {
  await writeApplied(database.db, 3);
  const looking = follower.look();
  follower.heard(4);
  await looking;
  await writeApplied(database.db, 4);
  expect(await follower.reached(4, 100)).toBe(true);
});
