import { randomUUID } from 'node:crypto';
import { invitationAcceptances, ROLE_PERMISSIONS, Role } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from './testing/directory-bench.ts';
import { everyRoute } from './testing/every-route.ts';

let bench: DirectoryBench;
const people = new Map<Role, TestPerson>();
beforeAll(async () => {
  bench = await createDirectoryBench();
  const tenantId = await bench.addTenant();
  for (const role of Role.options) people.set(role, await bench.addPerson(tenantId, role));
});
afterAll(() => bench.close());

const routes = everyRoute();
const matrix = routes.flatMap((named) => Role.options.map((role) => [role, named.name, named] as const));

test.each(routes.map((named) => [named.name, named] as const))(
  '%s is served, and says which permission it needs',
  (_name, { route }) => {
    expect(bench.app.hasRoute({ method: route.method, url: route.path })).toBe(true);
    expect(route.permission).toBeDefined();
    expect(route.access).toBe('session');
  },
);

test('the service serves nothing else but its document, its health, its metrics, what the invited ask, what auth asks, and what it tells', async () => {
  await bench.app.ready();
  const served = bench.app
    .printRoutes({ commonPrefix: false, includeHooks: false })
    .split('\n')
    .flatMap((line) => /\(([A-Z, ]+)\)$/.exec(line)?.[1]?.split(', ') ?? [])
    .filter((method) => method !== 'HEAD');
  expect(served).toHaveLength(routes.length + Object.keys(invitationAcceptances).length + 5);
});

describe('the matrix of roles and routes', () => {
  // Ids that nobody has: what is allowed finds nothing, and changes nothing for the next case.
  test.each(matrix)('%s, %s', async (role, _name, { route, params, body }) => {
    const as = people.get(role) as TestPerson;
    const ids = Object.fromEntries(params.map((param) => [param, randomUUID()]));
    const input = { params: ids, ...(body && { body }) };
    const { status, body: answer } = await bench.call(as, route, input);
    if (route.permission && ROLE_PERMISSIONS[role].includes(route.permission)) {
      // 409: another role has begun the same before.
      expect([200, 404, 409]).toContain(status);
    } else {
      expect([status, answer.code]).toEqual([403, 'forbidden']);
      expect(answer.detail).toContain(route.permission);
    }
  });

  test('is told before the input is looked at', async () => {
    const invite = routes.find(({ name }) => name === 'people.invite');
    const member = people.get('member') as TestPerson;
    expect(invite && (await bench.call(member, invite.route, { body: {} })).status).toBe(403);
  });
});

test('what someone may do is what the database says now, not what their token said', async () => {
  const list = routes.find(({ name }) => name === 'tenants.list');
  if (!list) throw new Error('no route');
  const pretender = { ...(people.get('member') as TestPerson), role: 'operator' as const };
  expect((await bench.call(pretender, list.route)).status).toBe(403);
  const stranger = { ...pretender, id: randomUUID() };
  expect((await bench.call(stranger, list.route)).status).toBe(401);
  const elsewhere = { ...pretender, tenantId: await bench.addTenant() };
  expect((await bench.call(elsewhere, list.route)).status).toBe(401);
});
