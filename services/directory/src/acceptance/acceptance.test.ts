import { createHash } from 'node:crypto';
import { invitationAcceptances, invitations, people, personCreations } from '@ficus/contracts';
import { type EventType, events } from '@ficus/contracts/events';
import { createOutbox } from '@ficus/service-kit';
import { bringEvent, eventOf } from '@ficus/service-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { advanceDue } from '../creation/advance.ts';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  bench.aheadMs = 0;
  await sql`truncate events, person_creations cascade`.execute(bench.database.db);
  admin = await bench.addPerson(await bench.addTenant('Initech'), 'admin', 'Ann');
});
afterAll(() => bench.close());

async function told<T extends EventType>({ type, data }: T): Promise<ReturnType<T['data']['parse']>[]> {
  const { rows } = await sql<{ data: unknown }>`
    select envelope -> 'data' as data from events where envelope ->> 'type' = ${type} order by created_at, version`.execute(
    bench.database.db,
  );
  return rows.map((row) => data.parse(row.data)) as ReturnType<T['data']['parse']>[];
}

/** Invites somebody, and returns the token of their link. */
async function invite(email: string): Promise<string> {
  await bench.call(admin, people.invite, { body: { email, name: 'Gus', role: 'member' } });
  return (await told(events.invitationSent)).at(-1)?.link ?? '';
}

const advance = () =>
  advanceDue({
    db: bench.database.db,
    outbox: createOutbox({ consumers: ['notifications'], wake: async () => undefined }),
    onFault: (cause) => {
      throw cause;
    },
    now: () => Date.now() + bench.aheadMs,
  });

async function ask(route: 'look' | 'accept', token: string) {
  const { method, path: url } = invitationAcceptances[route];
  const { statusCode: status, json } = await bench.app.inject({ method, url, payload: { token } });
  return { status, body: json() };
}
const search = async (text: string) =>
  (await bench.call(admin, people.list, { query: { search: text } })).body.people;

test('somebody without an account gets one by the token, and is of the tenant when it is there', async () => {
  const email = `gus@${admin.tenantId}.test`;
  const token = await invite(email);
  const whom = { tenantId: admin.tenantId, tenantName: 'Initech', email, name: 'Gus', isNew: true };
  expect(await ask('look', token)).toEqual({ status: 200, body: whom });
  // Pressed again and again, and once more by a page that was loaded again.
  const eight = <T>(task: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, task));
  // Connections that are open already, so that the eight below meet in the database.
  await eight(() => ask('look', token));
  const pressed = await eight(() => ask('accept', token));
  expect(new Set(pressed.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await ask('accept', token)).toEqual({ status: 200, body: whom });
  const begun = await told(events.personCreationBegun);
  expect(begun).toHaveLength(1);
  expect(begun[0]?.linkDigest).toBe(createHash('sha256').update(token).digest('base64url'));
  const personId = begun[0]?.personId ?? '';
  await bringEvent(bench.app, eventOf(events.accountMade, { personId }));
  await advance();
  expect(await search(email)).toMatchObject([{ id: personId, email, role: 'member', status: 'active' }]);
  expect(await told(events.personJoined)).toMatchObject([{ personId, email, tenantName: 'Initech' }]);
  const state = async () => (await bench.call(admin, personCreations.list)).body.creations[0].state;
  await advance();
  expect(await state()).toBe('welcome');
  await sql`update event_deliveries set delivered_at = now()`.execute(bench.database.db);
  bench.aheadMs = 2_000;
  await advance();
  expect(await state()).toBe('done');
  // They have the token: it is told to nobody.
  expect(await told(events.personCreated)).toEqual([]);
  expect((await ask('accept', token)).body.code).toBe('no-such-invitation');
  const { rows } = await sql<{ actor_id: string }>`
    select actor_id from audit_entries where tenant_id = ${admin.tenantId} and action = 'invitation.accepted'`.execute(
    bench.database.db,
  );
  expect(rows).toEqual([{ actor_id: personId }]);
});

test('somebody of another tenant joins at once, and keeps their name', async () => {
  const elsewhere = await bench.addPerson(await bench.addTenant(), 'admin', 'Cleo');
  const token = await invite(elsewhere.email);
  expect((await ask('look', token)).body.isNew).toBe(false);
  expect((await ask('accept', token)).status).toBe(200);
  expect(await search(elsewhere.email)).toMatchObject([
    { id: elsewhere.id, name: 'Cleo', role: 'member', status: 'active' },
  ]);
  expect(await told(events.personCreationBegun)).toEqual([]);
  expect(await told(events.personJoined)).toMatchObject([{ personId: elsewhere.id, name: 'Cleo' }]);
  expect((await bench.call(admin, personCreations.list)).body.creations).toEqual([]);
});

test('only the newest link is good, and none of what was taken back or has expired', async () => {
  const email = `gus@${admin.tenantId}.test`;
  const first = await invite(email);
  const [{ id }] = await search(email);
  await bench.call(admin, invitations.resend, { params: { id } });
  const second = (await told(events.invitationSent)).at(-1)?.link ?? '';
  expect(second).not.toBe(first);
  const status = async (token: string) => [
    (await ask('look', token)).status,
    (await ask('accept', token)).status,
  ];
  expect(await status(first)).toEqual([404, 404]);
  const { db } = bench.database;
  const setDeleted = (at: Date | null) =>
    db.updateTable('tenants').where('id', '=', admin.tenantId).set({ deleted_at: at }).execute();
  await setDeleted(new Date());
  expect(await status(second)).toEqual([404, 404]);
  await setDeleted(null);
  bench.aheadMs = 15 * 24 * 60 * 60_000;
  expect(await status(second)).toEqual([404, 404]);
  bench.aheadMs = 0;
  await bench.call(admin, invitations.revoke, { params: { id } });
  expect(await status(second)).toEqual([404, 404]);
  expect(await status('')).toEqual([404, 404]);
  expect(await told(events.personCreationBegun)).toEqual([]);
});
