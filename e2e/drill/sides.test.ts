import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@ficus/service-kit';
import { compareSides, repairSides, syncRehearsal } from '@ficus/service-kit/sync';
import { createTestDatabase, type TestDatabase } from '@ficus/service-kit/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { side as directorySide } from '../../services/directory/src/synced.ts';
import { makeHistory } from '../../services/monolith/src/history.ts';
import { migrations } from '../../services/monolith/src/migrations.ts';
import { side as monolithSide } from '../../services/monolith/src/synced.ts';
import { type DrilledSystem, startDrilledSystem } from './drilled-system.ts';
import { signInAll, startClients } from './run-drill.ts';

const isFull = process.env.FICUS_TEST === 'full';
const SIZE = isFull ? { tenants: 2_000, people: 100_000, seed: 1 } : { tenants: 60, people: 3_000, seed: 1 };

/** Until all of it is taken over. */
const PATIENCE_MS = isFull ? 900_000 : 200_000;

let databases: TestDatabase[];
let system: DrilledSystem;
beforeAll(async () => {
  databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
  const [auth = '', directory = '', monolith = ''] = databases.map(({ url }) => url);
  const database = await openDatabase<object>({ url: monolith, migrations });
  await makeHistory(database.db, SIZE);
  await database.close();
  system = await startDrilledSystem({ auth, directory, monolith });
}, 300_000);
afterAll(async () => {
  await system.close();
  for (const database of databases) await database.drop();
});

/** Does something in a side's database, unseen by sync as a fault would be. */
async function spoil(side: 'directory' | 'monolith', statement: string): Promise<{ key: string }[]> {
  const client = new pg.Client({ connectionString: databases[side === 'directory' ? 1 : 2]?.url });
  await client.connect();
  await client.query(`begin; select set_config('ficus.sync', 'apply', true)`);
  const { rows } = await client.query<{ key: string }>(statement);
  await client.query('commit');
  await client.end();
  return rows;
}
/** Writes go on while something is done. */
async function amidWrites<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const secrets = await signInAll(system);
  const working = startClients(system, secrets, { clients: 3, paceMs: 20, warmUpMs: 0, seed }, ending.signal);
  try {
    return await work();
  } finally {
    ending.abort();
    expect((await working).flatMap(({ errors }) => errors)).toEqual([]);
  }
}
const isTaken = async () => (await system.directory.state()).backfill?.isDone === true;

test(
  'history is taken over while writes go on, and after each kill -9 from where it was',
  async () => {
    await amidWrites(1, async () => {
      for (let times = 0; times < 2 && !(await isTaken()); times += 1) {
        const before = (await system.directory.state()).backfill?.done ?? 0;
        await system.killAndRestart(times === 1 ? 'monolith' : 'directory');
        const after = (await system.directory.state()).backfill?.done ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }
      await expect.poll(isTaken, { timeout: PATIENCE_MS, interval: 50 }).toBe(true);
    });
    expect((await system.directory.state()).backfill?.done).toBeGreaterThan(SIZE.people + SIZE.tenants);
    expect(await compareSides(system.monolith, system.directory)).toEqual([]);
  },
  PATIENCE_MS + 100_000,
);

test('the comparison finds what is planted and nothing else, while writes go on; the owner’s rows mend it', async () => {
  await spoil('directory', `update people set name = 'Planted' where id = 'user-17'`);
  const gone = await spoil(
    'directory',
    `delete from workspace_members where workspace_id = 'team-3-1' returning workspace_id || E'\\t' || person_id as key`,
  );
  await spoil(
    'monolith',
    `update companies set settings = '{"invitationDays": 7, "emailDomains": []}' where id = 'tenant-9'`,
  );
  await spoil(
    'monolith',
    `insert into users (id, email, name) values ('nobody', 'nobody@example.test', 'Nobody')`,
  );
  expect(gone.length).toBeGreaterThan(0);
  let ranges = 0;
  const look = () =>
    compareSides(system.monolith, system.directory, () => {
      ranges += 1;
    });
  const found = await amidWrites(2, look);
  expect(found.map(({ entity, key, fields }) => `${entity} ${key} ${fields}`).sort()).toEqual(
    [
      'person user-17 name',
      'person nobody ',
      'tenant tenant-9 settings',
      ...gone.map(({ key }) => `member ${key} `),
    ].sort(),
  );
  // A tree, not a list: of the sixteen ranges of each entity, those that are alike are left alone.
  expect(ranges).toBeLessThan(60);
  const { left, right } = await repairSides(system.monolith, system.directory, found);
  expect(left + right).toBe(found.length);
  expect(await look()).toEqual([]);
  const { rows } = await system.monolith.rowsOf('tenant', ['tenant-9']);
  expect(rows).not.toMatchObject([{ data: { settings: { invitationDays: 7 } } }]);
}, 120_000);

test('either side rehearses its writes, and tells the other nothing of it', async () => {
  const heads = async () =>
    (await Promise.all([system.monolith.state(), system.directory.state()])).map(({ head }) => head);
  const before = await heads();
  for (const [side, url] of [
    [directorySide, databases[1]?.url],
    [monolithSide, databases[2]?.url],
  ] as const) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(syncRehearsal(side));
    await client.end();
  }
  expect(await heads()).toEqual(before);
});

test('a side that comes back to a backlog writes only upon all of it', async () => {
  const secret = await system.signIn('cleo@globex.test');
  for (let times = 0; times < 2; times += 1) system.setStages({ globex: 'complete' });
  await system.kill('monolith');
  const client = new pg.Client({ connectionString: databases[1]?.url });
  await client.connect();
  // Whatever writes is captured: this is no route of the directory.
  for (let nth = 1; nth <= 400; nth += 1)
    await client.query(`insert into workspaces (id, tenant_id, name) values ($1, 'globex', $2)`, [
      `late-${nth}`,
      `Late ${nth}`,
    ]);
  await client.query(`update workspaces set name = name || ' again' where id like 'late-%'`);
  await client.end();
  await system.start('monolith');
  for (let times = 0; times < 2; times += 1) system.setStages({ globex: 'off' });
  const answer = await fetch(`${system.front}/api/v1/tenants/globex/workspaces/late-400`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'The last word' }),
  });
  expect([answer.status, answer.headers.get('x-served-by')]).toEqual([200, 'monolith']);
  expect(await compareSides(system.monolith, system.directory)).toEqual([]);
  const { rows } = await system.directory.rowsOf('workspace', ['late-399', 'late-400']);
  expect(rows.map(({ data }) => Reflect.get(Object(data), 'name'))).toEqual([
    'Late 399 again',
    'The last word',
  ]);
  for (const side of [system.monolith, system.directory])
    expect(await side.state()).toMatchObject({ lost: 0, refused: 0 });
}, 60_000);

test('a side that is gone is passed over by force; what it had not told loses, and is kept', async () => {
  for (let times = 0; times < 2; times += 1) system.setStages({ acme: 'complete' });
  const secret = await system.signIn('ada@acme.test');
  const call = async (method: string, body?: object) => {
    const answer = await fetch(`${system.front}/api/v1/tenants/acme`, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as { name: string; version: number } };
  };
  const { version } = (await call('GET')).body;
  // The monolith does not hear of this one: it is down, and then the directory is.
  await system.kill('monolith');
  expect((await call('PATCH', { name: 'Untold', version })).status).toBe(200);
  await system.kill('directory');
  await system.start('monolith');
  // Twice, so that no request is decided by the stage of before.
  for (let times = 0; times < 2; times += 1) system.setStages({ acme: 'off' });
  await wait(50);
  expect((await call('PATCH', { name: 'Refused', version })).status).toBe(503);
  await system.monolith.usurp(['tenant/acme']);
  expect((await call('PATCH', { name: 'Taken', version })).status).toBe(200);

  await system.start('directory');
  await expect.poll(async () => (await system.monolith.state()).lost, { timeout: 10_000 }).toBe(1);
  expect(await system.monolith.conflicts()).toMatchObject([
    { reason: 'lost', origin: 'directory', loser: { data: { name: 'Untold' } }, kept: { name: 'Taken' } },
  ]);
  expect(await compareSides(system.monolith, system.directory)).toEqual([]);
  for (let times = 0; times < 2; times += 1) system.setStages({ acme: 'complete' });
  await expect.poll(async () => (await call('GET')).body.name, { timeout: 5_000 }).toBe('Taken');
  expect((await call('PATCH', { name: 'Acme', version: version + 1 })).status).toBe(200);
}, 120_000);
