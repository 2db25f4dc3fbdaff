import { people, tenantCare, tenants } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findIdentity } from '../identities.ts';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';
import { forgetTenants } from './forget-tenants.ts';

const DAY_MS = 24 * 60 * 60_000;
let bench: DirectoryBench;
let operator: TestPerson;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  operator = await bench.addPerson(await bench.addTenant('Ficus'), 'operator');
});
beforeEach(async () => {
  bench.aheadMs = 0;
  await bench.database.db.deleteFrom('tenants').where('deleted_at', 'is not', null).execute();
  admin = await bench.addPerson(await bench.addTenant('Initech'), 'admin');
});
afterAll(() => bench.close());

const at = () => ({ params: { id: admin.tenantId } });
const remove = (name = 'Initech', as = admin) =>
  bench.call(as, tenantCare.remove, { ...at(), body: { name } });
const restore = () => bench.call(operator, tenantCare.restore, at());
const deleted = async () => (await bench.call(operator, tenantCare.deleted)).body.tenants;
const forget = (claim?: (partition: string) => Promise<void>) =>
  forgetTenants(
    {
      db: bench.database.db,
      claim,
      onFault: (cause) => {
        throw cause;
      },
    },
    Date.now() + bench.aheadMs,
  );

test('nothing is deleted before its name was typed', async () => {
  for (const name of ['', 'initech', 'Globex']) {
    const { status, body } = await remove(name);
    expect([status, body.fields]).toMatchObject([400, [{ path: 'name' }]]);
  }
  expect((await bench.call(admin, tenants.get, at())).status).toBe(200);
});

test('in a deleted tenant nobody acts, and its invitations are void', async () => {
  await bench.call(admin, people.invite, {
    body: { email: `guest@${admin.tenantId}.test`, name: 'Guest', role: 'member' },
  });
  const { status, body } = await remove(' Initech ');
  expect([status, body]).toMatchObject([200, { id: admin.tenantId, name: 'Initech', peopleCount: 1 }]);
  expect(body.keptUntil - body.deletedAt).toBe(30 * DAY_MS);
  expect((await bench.call(admin, people.list)).status).toBe(401);
  expect(await findIdentity(bench.database.db, admin.id)).toBeUndefined();
  expect((await bench.call(operator, tenants.get, at())).body.code).toBe('no-such-tenant');
  const { body: page } = await bench.call(operator, tenants.list, { query: { search: admin.tenantId } });
  expect(page).toEqual({ tenants: [], total: 0 });
  const open = await bench.database.db
    .selectFrom('invitations')
    .where('tenant_id', '=', admin.tenantId)
    .selectAll()
    .execute();
  expect(open).toEqual([]);
});

test('somebody who is in another tenant too goes on there', async () => {
  const elsewhere = await bench.addTenant('Globex');
  await bench.database.db
    .insertInto('memberships')
    .values({ person_id: admin.id, tenant_id: elsewhere, role: 'member' })
    .execute();
  await remove();
  expect((await findIdentity(bench.database.db, admin.id))?.tenants).toMatchObject([{ tenantId: elsewhere }]);
});

test('an operator brings it back within 30 days, with everybody in it', async () => {
  await remove();
  bench.aheadMs = 30 * DAY_MS - 60_000;
  expect(await deleted()).toMatchObject([{ id: admin.tenantId }]);
  expect(await forget()).toEqual([]);
  expect((await restore()).status).toBe(204);
  expect((await restore()).status).toBe(204);
  expect(await deleted()).toEqual([]);
  expect((await bench.call(admin, people.list)).body.people).toMatchObject([{ id: admin.id }]);
});

test('after 30 days it cannot be brought back, and is forgotten with all that is in it', async () => {
  await remove();
  bench.aheadMs = 30 * DAY_MS + 60_000;
  expect(await deleted()).toEqual([]);
  expect((await restore()).body.code).toBe('no-such-tenant');
  const claimed: string[] = [];
  expect(await forget(async (partition) => void claimed.push(partition))).toEqual([admin.tenantId]);
  expect(claimed).toEqual([`tenant/${admin.tenantId}`]);
  const left = await bench.database.db
    .selectFrom('memberships')
    .where('tenant_id', '=', admin.tenantId)
    .selectAll()
    .execute();
  expect(left).toEqual([]);
});

test('one in which operators act stays', async () => {
  const params = { id: operator.tenantId };
  const { status, body } = await bench.call(operator, tenantCare.remove, { params, body: { name: 'Ficus' } });
  expect([status, body.code]).toEqual([409, 'operators-tenant']);
});
