import { people, ROLE_PERMISSIONS } from '@ficus/contracts';
import { createTestIssuer, type TestIssuer } from '@ficus/service-kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectory } from '../app.ts';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
let second: TestPerson;
let member: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  const tenantId = await bench.addTenant();
  admin = await bench.addPerson(tenantId, 'admin');
  second = await bench.addPerson(tenantId, 'admin');
  member = await bench.addPerson(tenantId, 'member');
});
afterAll(() => bench.close());

const deactivate = (as: TestPerson, who: TestPerson) =>
  bench.call(as, people.deactivate, { params: { id: who.id } });
const reactivate = (as: TestPerson, who: TestPerson) =>
  bench.call(as, people.reactivate, { params: { id: who.id } });
const changeRole = (as: TestPerson, who: TestPerson, role: string) =>
  bench.call(as, people.changeRole, { params: { id: who.id }, body: { role } });

test('a deactivated person may do nothing more at once, and again once reactivated', async () => {
  expect((await deactivate(admin, member)).body).toMatchObject({ id: member.id, status: 'deactivated' });
  expect((await deactivate(admin, member)).status).toBe(200);
  const refused = await bench.call(member, people.list);
  expect([refused.status, refused.body.code]).toEqual([401, 'signed-out']);
  expect((await reactivate(admin, member)).body).toMatchObject({ id: member.id, status: 'active' });
  expect((await bench.call(member, people.list)).status).toBe(200);
});

test('auth is told that a deactivated person is nobody, and is told of them again once reactivated', async () => {
  const issuer: TestIssuer = await createTestIssuer();
  const app = createDirectory({ db: bench.database.db, jwksUrl: issuer.jwksUrl });
  const token = await issuer.tokenFor({ sub: 'auth' }, { audience: 'ficus-internal' });
  const identity = async () =>
    app.inject({
      url: `/internal/identities/${member.id}`,
      headers: { authorization: `Bearer ${token}` },
    });
  await deactivate(admin, member);
  const gone = await identity();
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'no-such-person']);
  await reactivate(admin, member);
  expect((await identity()).json()).toMatchObject({
    id: member.id,
    permissions: [...ROLE_PERMISSIONS.member],
  });
  await app.close();
  await issuer.close();
});

test('a role counts from the next request on', async () => {
  expect((await deactivate(member, second)).status).toBe(403);
  expect((await changeRole(admin, member, 'admin')).body).toMatchObject({ role: 'admin' });
  expect((await deactivate(member, second)).status).toBe(200);
});

test('nobody deactivates themselves', async () => {
  const { status, body } = await deactivate(admin, admin);
  expect([status, body.code]).toEqual([409, 'own-account']);
  expect((await bench.call(admin, people.list)).status).toBe(200);
});

test('an admin may step down while there is another, and the last one may not', async () => {
  expect((await changeRole(second, second, 'member')).status).toBe(200);
  const { status, body } = await changeRole(admin, admin, 'member');
  expect([status, body.code]).toEqual([409, 'last-admin']);
  const found = await bench.call(admin, people.get, { params: { id: admin.id } });
  expect(found.body.role).toBe('admin');
});

test('a deactivated admin does not count as one', async () => {
  await deactivate(admin, second);
  expect((await changeRole(admin, admin, 'member')).body.code).toBe('last-admin');
});

test.each([
  ['deactivate', deactivate],
  ['step each other down', (as: TestPerson, who: TestPerson) => changeRole(as, who, 'member')],
])('two admins who %s at the same moment leave one', async (_title, act) => {
  for (let round = 0; round < 5; round++) {
    const tenantId = await bench.addTenant();
    const one = await bench.addPerson(tenantId, 'admin');
    const other = await bench.addPerson(tenantId, 'admin');
    await Promise.all([act(one, other), act(other, one)]);
    const left = await bench.database.db
      .selectFrom('memberships')
      .where('tenant_id', '=', tenantId)
      .where('role', '=', 'admin')
      .where('deactivated_at', 'is', null)
      .select('person_id')
      .execute();
    expect(left).toHaveLength(1);
  }
});

test('an admin neither makes an operator nor touches one; an operator does both', async () => {
  const operator = await bench.addPerson(admin.tenantId, 'operator');
  const { status, body } = await changeRole(admin, member, 'operator');
  expect([status, body.code]).toEqual([403, 'forbidden']);
  expect(body.detail).toContain('platform.operate');
  for (const answer of [await deactivate(admin, operator), await changeRole(admin, operator, 'member')]) {
    expect(answer.status).toBe(403);
  }
  expect((await changeRole(operator, member, 'operator')).status).toBe(200);
  expect((await deactivate(operator, member)).status).toBe(200);
});
