import type { IncomingHttpHeaders } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { warmUp } from '../warm-up.ts';
import { createFollower } from './follower.ts';
import { createOwnership, type Ownership } from './ownership.ts';
import { answerAs } from './pass-on.ts';
import { createSyncClient } from './sync-client.ts';
import { type SyncSide, syncMigration, syncReceiveMigration } from './sync-migration.ts';
import { readState, writeApplied } from './sync-state.ts';

const PART = 'tenant/acme';
const HAND_OVER = {
  entity: 'hand-over',
  key: PART,
  epoch: 1,
  version: 0,
  origin: 'left',
  data: 'right',
  at: 0,
};

let testDatabase: TestDatabase;
let database: Database<object>;
let ownership: Ownership;
/** The other side, on the network: it gives whatever it is asked for, and notes it. */
let other: FastifyInstance;
let asked: unknown[];
/** How it answers. */
let handedOver: object;
beforeEach(async () => {
  asked = [];
  handedOver = { position: 0, owner: 'right', epoch: 1 };
  other = fastify();
  other.post('/internal/sync/hand-over', async ({ body }) => {
    asked.push(body);
    return handedOver;
  });
  testDatabase = await createTestDatabase();
  const side: SyncSide = { me: 'right', firstOwner: 'left', entities: [] };
  const migrations = { '001-sync': syncMigration(side), '002-receive': syncReceiveMigration(side) };
  database = await openDatabase<object>({ url: testDatabase.url, migrations });
});
/** Has the other side listen, with the routes that it has by now. */
async function listen(): Promise<void> {
  const peer = createSyncClient(await other.listen({ port: 0, host: '127.0.0.1' }), 'none');
  const { db } = database;
  const follower = createFollower({ db, peer, entities: [], onFault: () => undefined });
  const followed = async () => true;
  ownership = createOwnership({ db, me: 'right', firstOwner: 'left', peer, follower, followed });
}
afterEach(async () => {
  await other.close();
  await database.close();
  await testDatabase.drop();
});

test('a process that asks itself takes nothing from the other side for it', async () => {
  await listen();
  const app = fastify();
  const outcomes: unknown[] = [];
  app.post('/write', () => ownership.claim(PART).catch((error: unknown) => outcomes.push(error)));
  await warmUp(app, JSON.stringify([{ url: '/write', method: 'POST' }]));
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => expect.objectContaining({ status: 503 })));
  expect(asked).toEqual([]);
  await ownership.claim(PART);
  expect(asked).toEqual([{ partition: PART, to: 'right', after: 0 }]);
});

test('what comes along with a part is put in its place, and not waited for', async () => {
  await listen();
  await writeApplied(database.db, 4);
  handedOver = {
    position: 5,
    owner: 'right',
    epoch: 1,
    run: { after: 4, changes: [{ ...HAND_OVER, seq: 5 }] },
  };
  await ownership.claim(PART);
  const { rows } = await sql`select partition, owner, epoch from sync_owners`.execute(database.db);
  expect(rows).toEqual([{ partition: PART, owner: 'right', epoch: 1 }]);
  expect(await readState(database.db, 'applied')).toBe(5);
});

describe('a part that the other side was given', () => {
  let app: FastifyInstance;
  let url: string;
  let work: () => Promise<unknown>;
  /** What the other side was asked to do in our place. */
  let left: { url: string; headers: IncomingHttpHeaders; body: unknown }[];
  const caller = { personId: 'user_ada', tenantId: 'acme', permissions: [] };
  beforeEach(async () => {
    left = [];
    work = async () => 'done here';
    other.patch('/api/v1/tenants/:id', async ({ url, headers, body }, reply) => {
      left.push({ url, headers, body });
      return reply.code(202).headers({ etag: '"7"' }).send({ done: 'there' });
    });
    await listen();
    app = fastify();
    app.decorateRequest('caller');
    app.patch('/api/v1/tenants/:id', async (request, reply) => {
      request.caller = caller as never;
      const kept = await ownership.keep(request, () => work());
      return 'passedOn' in kept ? answerAs(kept.passedOn, reply) : { made: kept.made };
    });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
    await give('1 second');
  });
  afterEach(() => app.close());

  /** So long ago. */
  const give = (ago: string) =>
    sql`insert into sync_owners values (${PART}, 'left', 1, now() - ${ago}::interval)
      on conflict (partition) do update set owner = 'left', since = excluded.since`.execute(database.db);
  const write = (headers: Record<string, string> = { 'x-migration-pass-on': 'true' }) =>
    fetch(`${url}/api/v1/tenants/acme?x=1`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer ada',
        'idempotency-key': 'k',
        ...headers,
      },
      body: '{"name":"Acorn"}',
    });

  test('a moment ago stays there: what it is asked, and what it answers, is passed on once', async () => {
    await give('10 milliseconds');
    const answer = await write();
    expect([answer.status, await answer.json()]).toEqual([202, { done: 'there' }]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      etag: '"7"',
      'x-migration-passed-on': 'true',
    });
    expect(left).toMatchObject([
      {
        url: '/api/v1/tenants/acme?x=1',
        headers: { authorization: 'Bearer ada', 'idempotency-key': 'k' },
        body: { name: 'Acorn' },
      },
    ]);
    // Who is asked by the other side does it, or has the part given.
    expect(left[0]?.headers).not.toHaveProperty('x-migration-pass-on');
    expect(asked).toEqual([]);
  });

  test('is asked for where nobody allows that it is left, and after a while', async () => {
    await give('10 milliseconds');
    handedOver = { position: 0, owner: 'right', epoch: 2 };
    expect(await (await write({})).json()).toEqual({ made: 'done here' });
    await give('1 second');
    handedOver = { position: 0, owner: 'right', epoch: 3 };
    expect(await (await write()).json()).toEqual({ made: 'done here' });
    expect(left).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  test('while the work was done here is left to it too', async () => {
    await sql`update sync_owners set owner = 'right'`.execute(database.db);
    work = async () => {
      await give('0 seconds');
      await sql`select sync_demand(${PART})`.execute(database.db);
    };
    expect((await write()).status).toBe(202);
    expect(left).toHaveLength(1);
  });

  test('is answered 503 where it does not answer: nobody knows whether it was done', async () => {
    await give('10 milliseconds');
    await other.close();
    const answer = await write();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('This is being moved');
  });
});
