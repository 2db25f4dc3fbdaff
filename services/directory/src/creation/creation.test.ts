import { createHash } from 'node:crypto';
import { type PersonCreation, people, personCreations, tenantCare } from '@ficus/contracts';
import { type EventType, events } from '@ficus/contracts/events';
import { createOutbox } from '@ficus/service-kit';
import { bringEvent, eventOf } from '@ficus/service-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';
import { advanceDue } from './advance.ts';

let bench: DirectoryBench;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  bench.aheadMs = 0;
  await sql`truncate events, person_creations cascade`.execute(bench.database.db);
  admin = await bench.addPerson(await bench.addTenant('Initech'), 'admin', 'Ada');
  eve = { email: `eve@${admin.tenantId}.test`, name: 'Eve', role: 'member' };
});
afterAll(() => bench.close());

/** Another one in each test. */
let eve: { email: string; name: string; role: 'member' };
const create = (body: object = eve) => bench.call(admin, personCreations.create, { body });
const only = async (): Promise<PersonCreation> => {
  const { body } = await bench.call(admin, personCreations.list);
  expect(body.creations).toHaveLength(1);
  return body.creations[0];
};
const advance = (consumers: readonly string[] = []) =>
  advanceDue({
    db: bench.database.db,
    outbox: createOutbox({ consumers, wake: async () => undefined }),
    onFault: (cause) => {
      throw cause;
    },
    now: () => Date.now() + bench.aheadMs,
  });
async function told<T extends EventType>({ type }: T) {
  const { rows } = await sql<{ data: never }>`
    select envelope -> 'data' as data from events where envelope ->> 'type' = ${type}`.execute(
    bench.database.db,
  );
  return rows.map(({ data }) => data) as unknown[];
}
const personId = async () =>
  (await bench.database.db.selectFrom('person_creations').select('person_id').executeTakeFirstOrThrow())
    .person_id;
/** Auth says something of the account. */
async function authSays(type: typeof events.accountMade | typeof events.accountRemoved) {
  bench.aheadMs = 0;
  const event = eventOf(type, { personId: await personId() });
  expect((await bringEvent(bench.app, event)).statusCode).toBe(204);
}
const isThere = async () =>
  (await bench.call(admin, people.list, { query: { search: eve.email } })).body.total === 1;
async function delivered(refused: string | null) {
  await sql`update event_deliveries set delivered_at = now(), refused = ${refused}`.execute(
    bench.database.db,
  );
}

test('account, profile and welcome follow each other; there is a person when there is all of them', async () => {
  expect((await create()).body).toMatchObject({ ...eve, state: 'account' });
  await advance();
  expect([(await only()).state, await isThere()]).toEqual(['account', false]);
  await authSays(events.accountMade);
  expect((await only()).state).toBe('profile');
  await advance(['notifications']);
  expect([(await only()).state, await isThere()]).toEqual(['welcome', true]);
  await advance(['notifications']);
  expect((await only()).state).toBe('welcome');
  await delivered(null);
  bench.aheadMs = 2_000;
  await advance(['notifications']);
  expect(await only()).toMatchObject({ state: 'done', personId: await personId() });
  const [begun] = (await told(events.personCreationBegun)) as { linkDigest: string }[];
  const [made] = (await told(events.personCreated)) as { link: string }[];
  expect(
    createHash('sha256')
      .update(made?.link ?? '')
      .digest('base64url'),
  ).toBe(begun?.linkDigest);
  const { body } = await bench.call(admin, people.list, { query: { search: eve.email } });
  expect(body.people).toMatchObject([{ ...eve, status: 'active' }]);
});

test('an account that is refused ends it: there was nothing to take back', async () => {
  await create();
  const refused = { personId: await personId(), reason: 'address-in-use' };
  await bringEvent(bench.app, eventOf(events.accountRefused, refused));
  expect(await only()).toMatchObject({ state: 'failed', reason: 'address-in-use' });
  await advance();
  expect([await told(events.personCreationUndone), await isThere()]).toEqual([[], false]);
  // Another try begins from nothing, and is what is told of from then on.
  expect((await create()).status).toBe(200);
  expect((await only()).state).toBe('account');
});

test('a profile that cannot be made has the account taken back', async () => {
  const other = await bench.addPerson(await bench.addTenant(), 'member');
  await create({ ...eve, email: other.email });
  await authSays(events.accountMade);
  await advance();
  expect(await only()).toMatchObject({ state: 'undoing', reason: 'address-in-use' });
  expect(await told(events.personCreationUndone)).toEqual([{ personId: await personId() }]);
  await authSays(events.accountRemoved);
  expect(await only()).toMatchObject({ state: 'failed', reason: 'address-in-use' });
});

test('a welcome that is refused for good takes all of it back, the profile first', async () => {
  await create();
  await authSays(events.accountMade);
  await advance(['notifications']);
  expect(await isThere()).toBe(true);
  await delivered('400 no');
  await advance(['notifications']);
  expect([(await only()).state, await isThere()]).toEqual(['undoing', false]);
  await authSays(events.accountRemoved);
  expect(await only()).toMatchObject({ state: 'failed', reason: 'refused' });
});

test('auth that says nothing for a quarter of an hour has it taken back; what it says later changes nothing', async () => {
  await create();
  bench.aheadMs = 14 * 60_000;
  await advance();
  expect((await only()).state).toBe('account');
  bench.aheadMs = 16 * 60_000;
  await advance();
  expect(await only()).toMatchObject({ state: 'undoing', reason: 'too-late' });
  await authSays(events.accountMade);
  await advance();
  expect([(await only()).state, await isThere()]).toEqual(['undoing', false]);
  await authSays(events.accountRemoved);
  expect((await only()).state).toBe('failed');
});

test('a tenant that was deleted meanwhile gets nobody', async () => {
  await create();
  const operator = await bench.addPerson(await bench.addTenant(), 'operator');
  const at = { params: { id: admin.tenantId } };
  await bench.call(operator, tenantCare.remove, { ...at, body: { name: 'Initech' } });
  await authSays(events.accountMade);
  await advance();
  await bench.call(operator, tenantCare.restore, at);
  expect(await only()).toMatchObject({ state: 'undoing', reason: 'no-such-tenant' });
});

test('what an invitation is refused for is refused here too, and so is the same address twice', async () => {
  expect((await create({ ...eve, role: 'operator' })).status).toBe(403);
  expect((await create({ ...eve, email: admin.email })).body.code).toBe('already-here');
  expect((await create()).status).toBe(200);
  expect((await create({ ...eve, email: eve.email.toUpperCase() })).body.code).toBe('under-way');
});

test('who is being made has a place in the plan; whoever was invited had it before', async () => {
  const operator = await bench.addPerson(await bench.addTenant(), 'operator');
  const at = { params: { id: admin.tenantId } };
  await bench.call(operator, tenantCare.changePlan, { ...at, body: { plan: 'starter' } });
  for (let nth = 0; nth < 3; nth += 1) await bench.addPerson(admin.tenantId, 'member');
  await bench.call(admin, people.invite, { body: eve });
  expect((await create({ ...eve, email: `joe-${eve.email}` })).body.code).toBe('limit-reached');
  expect((await create()).status).toBe(200);
  const used = async () => (await bench.call(admin, tenantCare.usage, at)).body.measures[0].used;
  expect(await used()).toBe(5);
  await authSays(events.accountMade);
  await advance();
  expect(await used()).toBe(5);
  const { body } = await bench.call(admin, people.list, { query: { search: eve.email } });
  expect(body.people).toMatchObject([{ status: 'active' }]);
});
