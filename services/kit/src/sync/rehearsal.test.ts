import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { syncRehearsal } from './rehearsal.ts';
import { type SyncSide, syncMigration } from './sync-migration.ts';
import { field, tenantPartition } from './synced-entity.ts';

const side: SyncSide = {
  me: 'left',
  firstOwner: 'left',
  entities: [
    {
      name: 'house',
      table: 'houses',
      key: ['id'],
      partition: tenantPartition('tenant_id'),
      fields: { id: field.text('id'), tenantId: field.text('tenant_id') },
    },
  ],
};

let testDatabase: TestDatabase;
let database: Database<object>;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase<object>({
    url: testDatabase.url,
    poolSize: 1,
    migrations: {
      '001-houses': {
        up: (db) =>
          sql`create table houses (id text primary key, tenant_id text not null)`.execute(db).then(() => {}),
      },
      '002-sync': syncMigration(side),
    },
  });
  await sql`insert into houses values ('one', 'acme')`.execute(database.db);
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

async function everything() {
  const { rows } = await sql`select
    (select json_agg(houses) from houses) as houses, (select json_agg(sync_log) from sync_log) as log,
    (select json_agg(sync_stamps) from sync_stamps) as stamps, (select json_agg(sync_owners) from sync_owners) as owners
    `.execute(database.db);
  return rows[0];
}

test('after it a connection has called what a write calls, and nothing is changed', async () => {
  const before = await everything();
  await sql`select pg_stat_reset(), set_config('track_functions', 'all', false)`.execute(database.db);
  await sql.raw(syncRehearsal(side)).execute(database.db);
  await sql`select pg_stat_force_next_flush()`.execute(database.db);
  const { rows } = await sql<{ funcname: string }>`select funcname from pg_stat_user_functions`.execute(
    database.db,
  );
  expect(rows.map(({ funcname }) => funcname)).toEqual(
    expect.arrayContaining([
      'sync_guard_house',
      'sync_capture_house',
      'sync_demand',
      'sync_tell',
      'sync_append',
    ]),
  );
  expect(await everything()).toEqual(before);
});

test('it does not fail where the other side writes, or where nothing is yet', async () => {
  await sql`update sync_owners set owner = 'right'`.execute(database.db);
  await sql.raw(syncRehearsal(side)).execute(database.db);
  await sql`set ficus.sync = 'apply'`.execute(database.db);
  await sql`delete from houses`.execute(database.db);
  await sql`reset ficus.sync`.execute(database.db);
  await sql.raw(syncRehearsal(side)).execute(database.db);
});
