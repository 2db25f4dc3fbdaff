import { people, tenantCare, workspaces } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let operator: TestPerson;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  operator = await bench.addPerson(await bench.addTenant('Ficus'), 'operator');
});
beforeEach(async () => {
  admin = await bench.addPerson(await bench.addTenant('Initech'), 'admin');
});
afterAll(() => bench.close());

const tenant = () => ({ params: { id: admin.tenantId } });
const give = (plan: string) => bench.call(operator, tenantCare.changePlan, { ...tenant(), body: { plan } });
const usage = async () => (await bench.call(admin, tenantCare.usage, tenant())).body;
const invite = (name: string) =>
  bench.call(admin, people.invite, {
    body: { email: `${name}@${admin.tenantId}.test`, name, role: 'member' },
  });
const make = (name: string) => bench.call(admin, workspaces.create, { ...tenant(), body: { name } });
const fill = async (count: number) => {
  for (let nth = 0; nth < count; nth += 1) await bench.addPerson(admin.tenantId, 'member');
};

test('a tenant that was never given a plan has no limits, and what it uses is counted', async () => {
  await fill(2);
  await invite('guest');
  await make('First');
  expect(await usage()).toMatchObject({
    plan: { id: 'business', limits: {} },
    measures: [
      { id: 'people', used: 4 },
      { id: 'workspaces', used: 1 },
    ],
    plans: [{ id: 'starter' }, { id: 'team' }, { id: 'business' }],
  });
});

test('who is deactivated and what is archived is not counted, an invitation is', async () => {
  await give('starter');
  const other = await bench.addPerson(admin.tenantId, 'member');
  await bench.call(admin, people.deactivate, { params: { id: other.id } });
  const { body } = await make('First');
  await bench.call(admin, workspaces.archive, {
    params: { id: admin.tenantId, workspaceId: body.id },
  });
  const { body: invitation } = await invite('guest');
  expect((await usage()).measures).toEqual([
    { id: 'people', used: 2, limit: 5 },
    { id: 'workspaces', used: 0, limit: 2 },
  ]);
  expect(invitation.id).toBeDefined();
});

test('beyond the limit nobody is invited or reactivated, and the refusal says what to do', async () => {
  await give('starter');
  const other = await bench.addPerson(admin.tenantId, 'member');
  await bench.call(admin, people.deactivate, { params: { id: other.id } });
  await fill(3);
  expect((await invite('last')).status).toBe(200);
  // The same again needs no room.
  expect((await invite('last')).status).toBe(200);
  const refused = await invite('beyond');
  expect([refused.status, refused.body]).toMatchObject([
    409,
    {
      code: 'limit-reached',
      detail:
        'Starter, the plan of Initech, allows 5 people, and as many are here or invited. Deactivate somebody or revoke an invitation, or ask the operators of the platform for a larger plan.',
    },
  ]);
  const back = () => bench.call(admin, people.reactivate, { params: { id: other.id } });
  expect((await back()).body.code).toBe('limit-reached');
  const body = { ids: [other.id], change: { kind: 'reactivate' } };
  const { results } = (await bench.call(admin, people.change, { body })).body;
  expect(results[0].refusal.code).toBe('limit-reached');
  await give('team');
  expect((await back()).status).toBe(200);
});

test('beyond the limit no workspace is made or restored', async () => {
  await give('starter');
  const first = { params: { id: admin.tenantId, workspaceId: (await make('First')).body.id } };
  await bench.call(admin, workspaces.archive, first);
  await make('Second');
  await make('Third');
  expect((await make('Fourth')).body.code).toBe('limit-reached');
  expect((await bench.call(admin, workspaces.restore, first)).body.code).toBe('limit-reached');
});

test('of many who ask for the last place at once, one gets it', async () => {
  await give('starter');
  await fill(3);
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(invite));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  const made = await Promise.all(['1', '2', '3', '4', '5'].map(make));
  expect(made.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409]);
});

test('a smaller plan turns nobody out', async () => {
  await fill(6);
  const { body } = await give('starter');
  expect(body.measures[0]).toEqual({ id: 'people', used: 7, limit: 5 });
  expect((await invite('beyond')).body.code).toBe('limit-reached');
});
