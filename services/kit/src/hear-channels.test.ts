import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChannelHearing, hearChannels } from './hear-channels.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
let server: pg.Client;
let hearing: ChannelHearing;
let heard: string[];
let faults: unknown[];
let begun: number;
beforeEach(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url);
  url.pathname = '/postgres';
  server = new pg.Client({ connectionString: url.href });
  await server.connect();
  [heard, faults, begun] = [[], [], 0];
  hearing = hearChannels({
    url: database.url,
    channels: {
      news: (payload) => heard.push(payload),
      weather: (payload) => heard.push(`weather: ${payload}`),
    },
    onBegin: () => {
      begun += 1;
    },
    onFault: (cause) => faults.push(cause),
    againMs: 20,
  });
});
afterEach(async () => {
  await hearing.close();
  await server.end();
  await database.drop();
});

const name = () => new URL(database.url).pathname.slice(1);
async function say(word: string, channel = 'news'): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('select pg_notify($1, $2)', [channel, word]);
  await client.end();
}
/** How many connections there are to the database. */
async function connections(): Promise<number> {
  const { rows } = await server.query('select count(*) as n from pg_stat_activity where datname = $1', [
    name(),
  ]);
  return Number(rows[0].n);
}
const breakAll = () =>
  server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name()]);

test('what is said is heard, over a connection that broke too', async () => {
  await expect.poll(() => begun).toBe(1);
  await say('one');
  await say('rain', 'weather');
  await say('nothing', 'others');
  await expect.poll(() => heard).toEqual(['one', 'weather: rain']);
  await breakAll();
  await expect.poll(() => begun).toBe(2);
  await say('two');
  await expect.poll(() => heard).toEqual(['one', 'weather: rain', 'two']);
});

test('a database that is away for many tries is heard on one connection afterwards', async () => {
  await expect.poll(() => begun).toBe(1);
  await server.query(`alter database ${name()} allow_connections false`);
  await breakAll();
  await expect.poll(() => faults.length).toBeGreaterThan(8);
  const tries = faults.length;
  await wait(200);
  // One after the other, each after its wait.
  expect(faults.length - tries).toBeLessThanOrEqual(2 * (200 / 20));
  await server.query(`alter database ${name()} allow_connections true`);
  await expect.poll(() => begun).toBe(2);
  await wait(100);
  expect([begun, await connections()]).toEqual([2, 1]);
});

test('closed while it is away, it tries no more', async () => {
  await expect.poll(() => begun).toBe(1);
  await server.query(`alter database ${name()} allow_connections false`);
  await breakAll();
  await expect.poll(() => faults.length).toBeGreaterThan(2);
  await hearing.close();
  const tries = faults.length;
  await wait(100);
  expect(faults.length).toBe(tries);
});
