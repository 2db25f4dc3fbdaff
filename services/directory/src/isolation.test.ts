import { randomUUID } from 'node:crypto';
import { people, ROLE_PERMISSIONS, type Role, type Route, tenants, workspaces } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from './testing/directory-bench.ts';
import { everyRoute, type NamedRoute } from './testing/every-route.ts';

/** A tenant with someone of each role, a workspace and an invitation, all with ids made for this run. */
interface House {
  readonly tenantId: string;
  readonly people: Readonly<Record<Role, TestPerson>>;
  readonly workspaceId: string;
  readonly invitationId: string;
}

let bench: DirectoryBench;
let ours: House;
let theirs: House;

async function makeHouse(): Promise<House> {
  const tenantId = await bench.addTenant();
  const admin = await bench.addPerson(tenantId, 'admin');
  const member = await bench.addPerson(tenantId, 'member');
  const operator = await bench.addPerson(tenantId, 'operator');
  const workspace = await bench.call(admin, workspaces.create, {
    params: { id: tenantId },
    body: { name: 'First' },
  });
  const invitation = await bench.call(admin, people.invite, {
    body: { email: `guest@${tenantId}.test`, name: `Guest of ${tenantId}`, role: 'member' },
  });
  await bench.call(admin, workspaces.addMember, {
    params: { id: tenantId, workspaceId: workspace.body.id, personId: member.id },
  });
  return {
    tenantId,
    people: { admin, member, operator },
    workspaceId: workspace.body.id,
    invitationId: invitation.body.id,
  };
}

beforeAll(async () => {
  bench = await createDirectoryBench();
  [ours, theirs] = [await makeHouse(), await makeHouse()];
});
afterAll(() => bench.close());

/** The ids that a parameter of a route may be given from a house. */
function idsFor(route: Route, param: string, house: House): readonly string[] {
  if (param === 'workspaceId') return [house.workspaceId];
  if (param === 'tenantId') return [house.tenantId];
  if (param === 'personId') return [house.people.member.id];
  if (/^\/api\/v1\/tenant(s|-\w+)\//.test(route.path)) return [house.tenantId];
  if (route.path.startsWith('/api/v1/invitations/')) return [house.invitationId];
  if (route.path.startsWith('/api/v1/people/')) return [house.people.member.id, house.invitationId];
  throw new Error(`Which ids does ${param} of ${route.path} take?`);
}

/** Every way to mix our ids with those of `other`, at least one of theirs in each. */
function mixes({ route, params }: NamedRoute, other: House): Record<string, string>[] {
  let all: { ids: Record<string, string>; isMixed: boolean }[] = [{ ids: {}, isMixed: false }];
  for (const param of params) {
    all = all.flatMap(({ ids, isMixed }) => [
      ...idsFor(route, param, ours).map((id) => ({ ids: { ...ids, [param]: id }, isMixed })),
      ...idsFor(route, param, other).map((id) => ({ ids: { ...ids, [param]: id }, isMixed: true })),
    ]);
  }
  return all.filter(({ isMixed }) => isMixed).map(({ ids }) => ids);
}

/** A house that nobody lives in: ids as good as theirs. */
const nowhere = (): House => {
  const person = { id: `user_${randomUUID()}` } as TestPerson;
  return {
    tenantId: `tenant-${randomUUID()}`,
    people: { admin: person, member: person, operator: person },
    workspaceId: `ws_${randomUUID()}`,
    invitationId: `inv_${randomUUID()}`,
  };
};

/** All that the database holds of a tenant. */
async function contentsOf(tenantId: string): Promise<unknown> {
  const { db } = bench.database;
  const tables = ['memberships', 'invitations', 'workspaces', 'workspace_members'] as const;
  const rows = tables.map((table) =>
    db.selectFrom(table).where('tenant_id', '=', tenantId).selectAll().orderBy('created_at').execute(),
  );
  const tenant = db.selectFrom('tenants').where('id', '=', tenantId).selectAll().execute();
  return Promise.all([tenant, ...rows]);
}

const ROUTES = everyRoute();
const CUSTOMERS = ['admin', 'member'] as const;

describe('with ids of another tenant', () => {
  test.each(ROUTES.filter(({ params }) => params.length > 0).map((named) => [named.name, named] as const))(
    '%s answers as it does for ids that nobody has, and leaves them alone',
    async (_name, named) => {
      const before = await contentsOf(theirs.tenantId);
      const input = named.body && { body: named.body };
      for (const role of CUSTOMERS) {
        const ask = (params: Record<string, string>) =>
          bench.call(ours.people[role], named.route, { params, ...input });
        const made = mixes(named, nowhere());
        for (const [index, params] of mixes(named, theirs).entries()) {
          const { status, body } = await ask(params);
          expect([403, 404]).toContain(status);
          // Those who may use the route at all get the 404.
          const { permission } = named.route;
          if (permission && ROLE_PERMISSIONS[role].includes(permission)) expect(status).toBe(404);
          const none = await ask(made[index] ?? {});
          expect({ ...body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
        }
      }
      expect(await contentsOf(theirs.tenantId)).toEqual(before);
    },
  );

  test.each(ROUTES.filter(({ route }) => !/^\/api\/v1\/(tenants|tenant-\w+|audit)\b/.test(route.path)))(
    '$name refuses even an operator, whose people are those of their own tenant',
    async (named) => {
      for (const params of named.params.length > 0 ? mixes(named, theirs) : []) {
        const { status } = await bench.call(ours.people.operator, named.route, {
          params,
          ...(named.body && { body: named.body }),
        });
        expect(status).toBe(404);
      }
    },
  );
});

test.each(ROUTES.flatMap((named) => CUSTOMERS.map((role) => [named.name, role, named] as const)))(
  '%s, called by a tenant’s own %s, tells nothing of another tenant',
  async (_name, role, named) => {
    const house = await makeHouse();
    const params = Object.fromEntries(
      named.params.map((param) => [param, idsFor(named.route, param, house)[0] ?? '']),
    );
    const before = await contentsOf(theirs.tenantId);
    const answer = await bench.call(house.people[role], named.route, {
      params,
      ...(named.body && { body: named.body }),
    });
    const text = JSON.stringify(answer.body ?? '');
    for (const secret of [theirs.tenantId, theirs.workspaceId, theirs.invitationId, theirs.people.admin.id]) {
      expect(text).not.toContain(secret);
    }
    expect(await contentsOf(theirs.tenantId)).toEqual(before);
  },
);

test('inviting an address does not tell whether another tenant knows it', async () => {
  const invite = (email: string) =>
    bench.call(ours.people.admin, people.invite, { body: { email, name: 'Guest', role: 'member' } });
  const known = await invite(theirs.people.member.email);
  const unknown = await invite(`nobody@${randomUUID()}.test`);
  expect([known.status, unknown.status]).toEqual([200, 200]);
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
  expect(known.body.name).toBe('Guest');
});

test('a change of many finds nobody of another tenant, as it finds nobody at all', async () => {
  const before = await contentsOf(theirs.tenantId);
  const change = async (ids: readonly string[]) => {
    const body = { ids, change: { kind: 'remove' } };
    const answer = await bench.call(ours.people.admin, people.change, { body });
    return answer.body.results.map(({ id: _id, ...result }: { id: string }) => result);
  };
  const foreign = [theirs.people.member.id, theirs.people.admin.id, theirs.invitationId];
  expect(await change(foreign)).toEqual(await change(foreign.map(() => randomUUID())));
  expect(await contentsOf(theirs.tenantId)).toEqual(before);
});

test('searching and paging stay within the tenant', async () => {
  const asOurs = (query: Record<string, string>) => bench.call(ours.people.admin, people.list, { query });
  expect((await asOurs({ search: theirs.people.admin.id })).body.total).toBe(0);
  const theirPage = await bench.call(theirs.people.admin, people.list, { query: { limit: '1' } });
  const { body } = await asOurs({ cursor: theirPage.body.nextCursor, limit: '100' });
  for (const person of body.people) expect(JSON.stringify(person)).not.toContain(theirs.tenantId);
});

test('an operator reaches every tenant by the tenants’ routes', async () => {
  const { operator } = ours.people;
  const params = { id: theirs.tenantId };
  expect((await bench.call(operator, tenants.get, { params })).body.id).toBe(theirs.tenantId);
  expect((await bench.call(operator, tenants.members, { params })).body.total).toBe(4);
  expect((await bench.call(operator, workspaces.list, { params })).body.workspaces).toHaveLength(1);
});

test('the database itself refuses a member of one tenant in a workspace of another', async () => {
  const row = { workspace_id: theirs.workspaceId, person_id: ours.people.member.id };
  for (const tenant_id of [ours.tenantId, theirs.tenantId]) {
    const insert = bench.database.db.insertInto('workspace_members').values({ ...row, tenant_id });
    await expect(insert.execute()).rejects.toThrow(/foreign key/);
  }
});
