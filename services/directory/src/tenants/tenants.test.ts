import { type TenantSummary, tenants, workspaces } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  admin = await bench.addPerson(await bench.addTenant('Initech'), 'admin');
});
afterAll(() => bench.close());

const update = (body: object, id = admin.tenantId) =>
  bench.call(admin, tenants.update, { params: { id }, body });
const read = async () => (await bench.call(admin, tenants.get, { params: { id: admin.tenantId } })).body;

test('a change is kept, and what is left out stays', async () => {
  const settings = { invitationDays: 30, emailDomains: ['initech.test'] };
  expect((await update({ settings, version: 1 })).body).toMatchObject({
    name: 'Initech',
    settings,
    version: 2,
  });
  expect((await update({ name: ' Initrode ', version: 2 })).status).toBe(200);
  expect(await read()).toMatchObject({ name: 'Initrode', settings, version: 3 });
});

test('a change made upon an older version is refused, and changes nothing', async () => {
  await update({ name: 'First', version: 1 });
  for (const version of [1, 3, 2.5, 1e300]) {
    const { status, body } = await update({ name: 'Second', version });
    expect([status, body.code]).toEqual([409, 'changed-meanwhile']);
  }
  expect(await read()).toMatchObject({ name: 'First', version: 2 });
});

test('of many changes at the same moment one is made', async () => {
  const answers = await Promise.all(['A', 'B', 'C', 'D'].map((name) => update({ name, version: 1 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test.each([
  ['an empty name', { name: '' }, 'name'],
  ['a line break in the name', { name: 'A\nB' }, 'name'],
  [
    'invitations for no time',
    { settings: { invitationDays: 0, emailDomains: [] } },
    'settings.invitationDays',
  ],
  ['half a day', { settings: { invitationDays: 1.5, emailDomains: [] } }, 'settings.invitationDays'],
  [
    'what is no domain',
    { settings: { invitationDays: 1, emailDomains: ['a@b.c'] } },
    'settings.emailDomains.0',
  ],
  ['a setting that there is not', { settings: { invitationDays: 1, emailDomains: [], x: 1 } }, 'settings.x'],
  ['another id', { id: 'other' }, 'id'],
])('refuses %s', async (_title, change, path) => {
  const { status, body } = await update({ ...change, version: 1 });
  expect([status, body.fields[0].path]).toEqual([400, path]);
  expect((await read()).version).toBe(1);
});

test('an operator lists all tenants by name, page by page, with how much is in use', async () => {
  const operator = await bench.addPerson(admin.tenantId, 'operator');
  const params = { id: admin.tenantId };
  for (const name of ['Used', 'Not used']) {
    await bench.call(admin, workspaces.create, { params, body: { name } });
  }
  const [unused] = (await bench.call(admin, workspaces.list, { params })).body.workspaces;
  await bench.call(admin, workspaces.archive, { params: { ...params, workspaceId: unused.id } });
  await bench.addTenant('Émile & Co');
  const all: TenantSummary[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: '2', ...(cursor !== undefined && { cursor }) };
    const { body } = await bench.call(operator, tenants.list, { query });
    all.push(...body.tenants);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  const count = await bench.database.db.selectFrom('tenants').select('id').execute();
  expect(new Set(all.map(({ id }) => id)).size).toBe(count.length);
  expect(all).toHaveLength(count.length);
  const names = all.map(({ name }) => name);
  expect(names).toEqual([...names].sort(new Intl.Collator('und').compare));
  expect(all.find(({ id }) => id === admin.tenantId)).toMatchObject({ peopleCount: 2, workspaceCount: 1 });
  const found = await bench.call(operator, tenants.list, { query: { search: 'émile' } });
  expect(found.body).toMatchObject({ total: 1, tenants: [{ name: 'Émile & Co' }] });
});
