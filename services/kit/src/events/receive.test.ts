import { events } from '@ficus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createService } from '../service.ts';
import {
  bringEvent,
  createTestDatabase,
  EVENTS_SECRET,
  eventOf,
  type TestDatabase,
} from '../testing/index.ts';
import { inboxMigration } from './event-tables.ts';
import { on, receiveEvents } from './receive.ts';

const { personRoleChanged } = events;
const data = {
  personId: 'user_ben',
  role: 'admin',
  previousRole: 'member',
  email: 'ben@acme.test',
  tenantName: 'Acme',
} as const;
const migrations = {
  '001-events': inboxMigration,
  '002-effects': {
    up: async (db: Parameters<typeof inboxMigration.up>[0]) => {
      await sql`create table effects (nth serial, id text, version integer)`.execute(db);
    },
  },
};

let testDatabase: TestDatabase;
let database: Database<object>;
let app: FastifyInstance;
let fails = false;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
  app = createService({ name: 'sample', log: { level: 'silent' } });
  receiveEvents<object>(app, {
    db: database.db,
    secret: EVENTS_SECRET,
    reactions: [
      on(personRoleChanged, async ({ id, entityversion }, trx) => {
        await sql`insert into effects (id, version) values (${id}, ${entityversion})`.execute(trx);
        if (fails) throw new Error('The effect fails after it has been written.');
      }),
    ],
  });
});
beforeEach(async () => {
  fails = false;
  await sql`truncate effects, received_events`.execute(database.db);
});
afterAll(async () => {
  await app.close();
  await database.close();
  await testDatabase.drop();
});

async function effects() {
  const { rows } = await sql<{
    id: string;
    version: number;
  }>`select id, version from effects order by nth`.execute(database.db);
  return rows;
}

test('an event that is brought many times, some at once, has one effect', async () => {
  const event = eventOf(personRoleChanged, data);
  const answers = await Promise.all(Array.from({ length: 8 }, () => bringEvent(app, event)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(204));
  expect((await bringEvent(app, event)).statusCode).toBe(204);
  expect(await effects()).toEqual([{ id: event.id, version: 1 }]);
});

test('the same id of another source is another event', async () => {
  const event = eventOf(personRoleChanged, data);
  await bringEvent(app, event);
  await bringEvent(app, { ...event, source: '/services/other' });
  expect(await effects()).toHaveLength(2);
});

test('an effect that fails leaves nothing, and is had when the event comes again', async () => {
  const event = eventOf(personRoleChanged, data);
  fails = true;
  expect((await bringEvent(app, event)).statusCode).toBe(500);
  expect(await effects()).toEqual([]);
  fails = false;
  expect((await bringEvent(app, event)).statusCode).toBe(204);
  expect(await effects()).toEqual([{ id: event.id, version: 1 }]);
});

test('a later version, a type of no concern and attributes that are new do no harm', async () => {
  const event = eventOf(personRoleChanged, data);
  const others = [
    { ...event, id: '1', type: 'ficus.person.role-changed.v2', data: { roles: ['admin'] } },
    { ...event, id: '2', type: 'ficus.person.married.v1', data: null },
  ];
  for (const other of others) expect((await bringEvent(app, other)).statusCode).toBe(204);
  expect(await effects()).toEqual([]);
  const grown = { ...event, partitionkey: 'x', data: { ...data, since: 5 } };
  expect((await bringEvent(app, grown)).statusCode).toBe(204);
  expect(await effects()).toHaveLength(1);
});

test.each([
  ['not JSON', '{'],
  ['no event', '{}'],
  ['another specification', JSON.stringify({ ...eventOf(personRoleChanged, data), specversion: '2.0' })],
  [
    'data that the contract does not allow',
    JSON.stringify({ ...eventOf(personRoleChanged, data), data: {} }),
  ],
])('%s is refused', async (_title, text) => {
  const answer = await bringEvent(app, text);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-event']);
  expect(await effects()).toEqual([]);
});

test('what is not signed as it should be is refused, whatever it says', async () => {
  const event = eventOf(personRoleChanged, data);
  const answer = await bringEvent(app, event, 'another secret of more than thirty-two characters');
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-genuine']);
  const plain = { method: 'POST', url: '/internal/events', payload: event } as const;
  expect((await app.inject(plain)).statusCode).toBe(415);
  expect(await effects()).toEqual([]);
});
