import { openDatabase } from '@ficus/service-kit';
import { createTestDatabase } from '@ficus/service-kit/testing';
import { expect, test } from 'vitest';
import { addDemo } from './demo.ts';
import { findIdentity } from './identities.ts';
import { migrations } from './migrations.ts';
import { listPeople } from './people/list-people.ts';
import type { DirectorySchema } from './schema.ts';
import { readSettings } from './tenants/settings.ts';

test('a database of the first release is brought up to date with everybody in it, active', async () => {
  const testDatabase = await createTestDatabase();
  const first = Object.fromEntries(Object.entries(migrations).slice(0, 1));
  const old = await openDatabase<DirectorySchema>({ url: testDatabase.url, migrations: first });
  await old.db.insertInto('tenants').values({ id: 'acme', name: 'Acme' }).execute();
  await old.db.insertInto('people').values({ id: 'user_ada', email: 'ada@acme.test', name: 'Ada' }).execute();
  await old.db
    .insertInto('memberships')
    .values({ person_id: 'user_ada', tenant_id: 'acme', role: 'admin' })
    .execute();
  await old.close();

  const upgraded = await openDatabase<DirectorySchema>({ url: testDatabase.url, migrations });
  const { people } = await listPeople(upgraded.db, 'acme', {});
  expect(people).toMatchObject([{ id: 'user_ada', role: 'admin', status: 'active' }]);
  expect(await readSettings(upgraded.db, 'acme')).toEqual({ invitationDays: 14, emailDomains: [] });
  // Demo data comes to an older demo database too, once; Ada goes on in the tenant where she was.
  await addDemo(upgraded.db);
  expect((await findIdentity(upgraded.db, 'user_ada'))?.tenants.map(({ tenantId }) => tenantId)).toEqual([
    'acme',
    'globex',
  ]);
  await upgraded.db.deleteFrom('invitations').where('id', '=', 'inv_ivan').execute();
  await addDemo(upgraded.db);
  const after = await listPeople(upgraded.db, 'acme', { status: 'invited' });
  expect(after.people.map(({ id }) => id)).toEqual(['inv_jana']);
  await upgraded.close();
  await testDatabase.drop();
});
