import { profile } from '@ficus/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let ada: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  ada = await bench.addPerson(await bench.addTenant(), 'member', 'Ada');
});
afterAll(() => bench.close());

test('a person changes their own name, which is the same in each of their tenants', async () => {
  const other = await bench.addTenant();
  await bench.database.db
    .insertInto('memberships')
    .values({ person_id: ada.id, tenant_id: other, role: 'member' })
    .execute();
  const { body } = await bench.call(ada, profile.get);
  expect(body).toEqual({ id: ada.id, email: ada.email, name: 'Ada', version: 1 });
  const changed = await bench.call(ada, profile.update, { body: { name: '  Ada Marsh ', version: 1 } });
  expect([changed.status, changed.body]).toEqual([200, { ...body, name: 'Ada Marsh', version: 2 }]);
  expect((await bench.call({ ...ada, tenantId: other }, profile.get)).body).toEqual(changed.body);
});

test('a change upon an older version is refused, whatever number it names', async () => {
  for (const version of [1, 0, 1.5, 1e300]) {
    const { status, body } = await bench.call(ada, profile.update, { body: { name: 'Late', version } });
    expect([status, body.code]).toEqual([409, 'changed-meanwhile']);
  }
  expect((await bench.call(ada, profile.get)).body.name).toBe('Ada Marsh');
});

test.each(['', '   ', 'a\0b', 'two\nlines', 'x'.repeat(101)])('the name %j is refused', async (name) => {
  const { status, body } = await bench.call(ada, profile.update, { body: { name, version: 2 } });
  expect([status, body.code, body.fields[0].path]).toEqual([400, 'invalid-input', 'name']);
});
