import { invitations, people, tenants } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

const DAY_MS = 24 * 60 * 60_000;
let bench: DirectoryBench;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  bench.aheadMs = 0;
  admin = await bench.addPerson(await bench.addTenant(), 'admin', 'Ann');
});
afterAll(() => bench.close());

const invite = (email: string, role = 'member', name = 'Guest') =>
  bench.call(admin, people.invite, { body: { email, name, role } });
const open = async () =>
  (await bench.call(admin, tenants.invitations, { params: { id: admin.tenantId } })).body.invitations;

test('an invitation stands among the people and the invitations, good for 14 days', async () => {
  const { status, body } = await invite(' Gus@Guests.test');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    email: 'gus@guests.test',
    name: 'Guest',
    role: 'member',
    invitedBy: 'Ann',
    isExpired: false,
  });
  expect(body.expiresAt - body.createdAt).toBe(14 * DAY_MS);
  expect(await open()).toEqual([body]);
  const found = await bench.call(admin, people.get, { params: { id: body.id } });
  expect(found.body).toEqual({
    id: body.id,
    email: 'gus@guests.test',
    name: 'Guest',
    role: 'member',
    status: 'invited',
    joinedAt: body.createdAt,
    expiresAt: body.expiresAt,
    workspaces: [],
  });
});

test('inviting an address again changes the same invitation, and does not prolong it', async () => {
  const first = await invite('gus@guests.test');
  bench.aheadMs = DAY_MS;
  const again = await invite('GUS@guests.test', 'admin', 'Gus');
  expect(again.body).toEqual({ ...first.body, role: 'admin', name: 'Gus' });
  expect(await open()).toHaveLength(1);
});

test('invited by two at the same moment, there is one invitation', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => invite('gus@guests.test')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('it expires, and is renewed by inviting or by sending it again', async () => {
  const first = await invite('gus@guests.test');
  bench.aheadMs = 15 * DAY_MS;
  expect(await open()).toMatchObject([{ id: first.body.id, isExpired: true }]);
  const renewed = await invite('gus@guests.test');
  expect(renewed.body).toMatchObject({ id: first.body.id, isExpired: false });
  bench.aheadMs = 20 * DAY_MS;
  const resent = await bench.call(admin, invitations.resend, { params: { id: first.body.id } });
  expect(resent.body.expiresAt - renewed.body.expiresAt).toBeGreaterThan(4 * DAY_MS);
});

test('revoked, it is gone, and revoking it again finds nothing', async () => {
  const { body } = await invite('gus@guests.test');
  const revoke = () => bench.call(admin, invitations.revoke, { params: { id: body.id } });
  expect((await revoke()).status).toBe(204);
  expect(await open()).toEqual([]);
  const again = await revoke();
  expect([again.status, again.body.code]).toEqual([404, 'no-such-invitation']);
  expect((await invite('gus@guests.test')).body.id).not.toBe(body.id);
});

test('who has joined cannot be invited, deactivated or not', async () => {
  const member = await bench.addPerson(admin.tenantId, 'member');
  const refused = await invite(member.email.toUpperCase());
  expect([refused.status, refused.body.code]).toEqual([409, 'already-here']);
  await bench.call(admin, people.deactivate, { params: { id: member.id } });
  expect((await invite(member.email)).body.detail).toMatch(/reactivate/);
});

test('the tenant decides how long and from where', async () => {
  const settings = { invitationDays: 3, emailDomains: ['acme.test', 'acme.example'] };
  const params = { id: admin.tenantId };
  await bench.call(admin, tenants.update, { params, body: { settings, version: 1 } });
  const { body } = await invite('gus@acme.example');
  expect(body.expiresAt - body.createdAt).toBe(3 * DAY_MS);
  for (const email of ['gus@guests.test', 'gus@sub.acme.test', 'gus@notacme.test']) {
    const refused = await invite(email);
    expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'email']);
  }
});

test('an admin does not invite an operator', async () => {
  expect((await invite('gus@guests.test', 'operator')).status).toBe(403);
  expect(await open()).toEqual([]);
});

test.each([
  ['no address', { email: 'gus', name: 'Gus', role: 'member' }, ['email']],
  ['an empty name', { email: 'gus@guests.test', name: '  ', role: 'member' }, ['name']],
  ['a NUL in the name', { email: 'gus@guests.test', name: 'G\0', role: 'member' }, ['name']],
  [
    'all faults at once',
    { email: '', name: '', role: 'king', tenantId: 'x' },
    ['email', 'name', 'role', 'tenantId'],
  ],
])('refuses %s', async (_title, body, paths) => {
  const answer = await bench.call(admin, people.invite, { body });
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  const found = new Set(answer.body.fields.map((field: { path: string }) => field.path));
  expect([...found].sort()).toEqual(paths);
});
