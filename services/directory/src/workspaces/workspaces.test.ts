import { people, type Workspace, workspaces } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
let member: TestPerson;
let id: string;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
beforeEach(async () => {
  id = await bench.addTenant();
  admin = await bench.addPerson(id, 'admin', 'Ann');
  member = await bench.addPerson(id, 'member', 'Max');
});
afterAll(() => bench.close());

const create = (name: string) => bench.call(admin, workspaces.create, { params: { id }, body: { name } });
const list = async (): Promise<Workspace[]> =>
  (await bench.call(member, workspaces.list, { params: { id } })).body.workspaces;
const act = (name: 'archive' | 'restore', workspaceId: string) =>
  bench.call(admin, workspaces[name], { params: { id, workspaceId } });
const membership = (name: 'addMember' | 'removeMember', workspaceId: string, personId: string) =>
  bench.call(admin, workspaces[name], { params: { id, workspaceId, personId } });

test('are listed by name, archived ones last, to every member of the tenant', async () => {
  for (const name of ['beta', 'Alpha', 'Gamma']) await create(name);
  const [alpha] = await list();
  await act('archive', alpha?.id ?? '');
  const found = await list();
  expect(found.map(({ name }) => name)).toEqual(['beta', 'Gamma', 'Alpha']);
  expect(found.map(({ archivedAt }) => archivedAt !== undefined)).toEqual([false, false, true]);
});

test('a name is used once among those in use', async () => {
  const first = (await create('Design')).body;
  const refused = await create(' DESIGN ');
  expect([refused.status, refused.body.code]).toEqual([409, 'name-taken']);
  await act('archive', first.id);
  const second = (await create('Design')).body;
  expect((await act('restore', first.id)).body.code).toBe('name-taken');
  const rename = (name: string) =>
    bench.call(admin, workspaces.rename, { params: { id, workspaceId: second.id }, body: { name } });
  expect((await rename('Art')).body).toMatchObject({ id: second.id, name: 'Art' });
  expect((await act('restore', first.id)).body.archivedAt).toBeUndefined();
  expect((await rename('design')).body.code).toBe('name-taken');
});

test('archiving twice keeps the first moment', async () => {
  const { body } = await create('Design');
  const first = (await act('archive', body.id)).body.archivedAt;
  expect((await act('archive', body.id)).body.archivedAt).toBe(first);
});

test('people are added and removed, each once', async () => {
  const { body } = await create('Design');
  const members = async () =>
    (await bench.call(member, workspaces.members, { params: { id, workspaceId: body.id } })).body.members;
  for (const person of [member, admin, member]) {
    expect((await membership('addMember', body.id, person.id)).status).toBe(204);
  }
  expect((await members()).map(({ name }: { name: string }) => name)).toEqual(['Ann', 'Max']);
  const details = await bench.call(admin, people.get, { params: { id: member.id } });
  expect(details.body.workspaces).toEqual([{ id: body.id, name: 'Design' }]);
  for (let round = 0; round < 2; round++) {
    expect((await membership('removeMember', body.id, member.id)).status).toBe(204);
  }
  expect(await members()).toHaveLength(1);
});

test('who is deactivated is no member, until they are back', async () => {
  const { body } = await create('Design');
  await membership('addMember', body.id, member.id);
  await bench.call(admin, people.deactivate, { params: { id: member.id } });
  const counted = async () =>
    (await bench.call(admin, workspaces.list, { params: { id } })).body.workspaces[0].memberCount;
  expect(await counted()).toBe(0);
  expect((await membership('addMember', body.id, member.id)).body.code).toBe('deactivated');
  await bench.call(admin, people.reactivate, { params: { id: member.id } });
  expect(await counted()).toBe(1);
});

test('someone invited is nobody to add yet', async () => {
  const { body } = await create('Design');
  const invitation = await bench.call(admin, people.invite, {
    body: { email: 'gus@guests.test', name: 'Gus', role: 'member' },
  });
  const refused = await membership('addMember', body.id, invitation.body.id);
  expect([refused.status, refused.body.code]).toEqual([404, 'no-such-person']);
});
