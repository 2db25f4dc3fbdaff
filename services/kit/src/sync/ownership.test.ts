import fastify from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { warmUp } from '../warm-up.ts';
import { createFollower } from './follower.ts';
import { createOwnership, type Ownership } from './ownership.ts';
import { createSyncClient } from './sync-client.ts';
import { syncMigration } from './sync-migration.ts';

const PART = 'tenant/acme';

let testDatabase: TestDatabase;
let database: Database<object>;
let ownership: Ownership;
const handOver = vi.fn(async () => ({ position: 0, owner: 'right', epoch: 1 }));
beforeEach(async () => {
  handOver.mockClear();
  testDatabase = await createTestDatabase();
  const migrations = { '001-sync': syncMigration({ me: 'right', firstOwner: 'left', entities: [] }) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  const { db } = database;
  const peer = { ...createSyncClient('http://127.0.0.1:9', 'none'), handOver };
  const follower = createFollower({ db, peer, entities: [], onFault: () => undefined });
  follower.heard(0);
  ownership = createOwnership({
    db,
    me: 'right',
    firstOwner: 'left',
    peer,
    follower,
    followed: async () => true,
  });
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

test('a process that asks itself takes nothing from the other side for it', async () => {
  const app = fastify();
  app.post('/write', async () => ownership.claim(PART));
  await warmUp(app, JSON.stringify([{ url: '/write', method: 'POST' }]));
  expect(handOver).not.toHaveBeenCalled();
  await ownership.claim(PART);
  expect(handOver).toHaveBeenCalledWith(PART, 'right');
});
