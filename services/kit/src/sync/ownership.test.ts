import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
/** The other side, on the network: it gives whatever it is asked for, and notes it. */
let other: FastifyInstance;
let asked: unknown[];
beforeEach(async () => {
  asked = [];
  other = fastify();
  other.post('/internal/sync/hand-over', async ({ body }) => {
    asked.push(body);
    return { position: 0, owner: 'right', epoch: 1 };
  });
  const peer = createSyncClient(await other.listen({ port: 0, host: '127.0.0.1' }), 'none');
  testDatabase = await createTestDatabase();
  const migrations = { '001-sync': syncMigration({ me: 'right', firstOwner: 'left', entities: [] }) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  const { db } = database;
  const follower = createFollower({ db, peer, entities: [], onFault: () => undefined });
  const followed = async () => true;
  ownership = createOwnership({ db, me: 'right', firstOwner: 'left', peer, follower, followed });
});
afterEach(async () => {
  await other.close();
  await database.close();
  await testDatabase.drop();
});

test('a process that asks itself takes nothing from the other side for it', async () => {
  const app = fastify();
  const outcomes: unknown[] = [];
  app.post('/write', () => ownership.claim(PART).catch((error: unknown) => outcomes.push(error)));
  await warmUp(app, JSON.stringify([{ url: '/write', method: 'POST' }]));
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => expect.objectContaining({ status: 503 })));
  expect(asked).toEqual([]);
  await ownership.claim(PART);
  expect(asked).toEqual([{ partition: PART, to: 'right' }]);
});
