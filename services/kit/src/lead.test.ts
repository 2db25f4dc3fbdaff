import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HeldConnection } from './held-connection.ts';
import { lead } from './lead.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
let all: HeldConnection[];
/** What happened, in its order. */
let events: string[];
beforeEach(async () => {
  database = await createTestDatabase();
  [all, events] = [[], []];
});
afterEach(async () => {
  await Promise.all(all.map((one) => one.close()));
  await database.drop();
});

/** One of those who may lead; its work takes a moment to end. */
function stand(who: string, endsInMs = 0): HeldConnection {
  const one = lead({
    url: database.url,
    name: 'work',
    onFault: () => events.push(`${who} fault`),
    async work(signal) {
      events.push(`${who} begins`);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await wait(endsInMs);
      events.push(`${who} ends`);
    },
  });
  all.push(one);
  return one;
}
/** Asks something of the locks of who leads, or of who waits. */
async function askLocks(what: string, of: 'leader' | 'waiting'): Promise<object[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `select ${what} from pg_locks where locktype = 'advisory' and granted = $1
     and database = (select oid from pg_database where datname = current_database())`,
    [of === 'leader'],
  );
  await client.end();
  return rows;
}
const oneWaits = () => expect.poll(() => askLocks('pid', 'waiting')).toHaveLength(1);
const breakConnection = (of: 'leader' | 'waiting') => askLocks('pg_terminate_backend(pid)', of);

test('one does it at a time, and the next one when it is closed and has ended', async () => {
  const first = stand('first', 50);
  await expect.poll(() => events).toEqual(['first begins']);
  stand('second');
  await oneWaits();
  expect(events).toEqual(['first begins']);
  await first.close();
  await expect.poll(() => events).toEqual(['first begins', 'first ends', 'second begins']);
});

test('who loses the connection stops, another goes on, and it comes again when that one is gone', async () => {
  stand('first');
  await expect.poll(() => events).toEqual(['first begins']);
  const second = stand('second');
  await oneWaits();
  await breakConnection('leader');
  await expect.poll(() => events).toContain('second begins');
  await expect.poll(() => events).toContain('first ends');
  await oneWaits();
  expect(events.filter((event) => event === 'first begins')).toHaveLength(1);
  await second.close();
  await expect.poll(() => events.filter((event) => event === 'first begins')).toHaveLength(2);
});

test('who waits and loses the connection waits again', async () => {
  const first = stand('first');
  await expect.poll(() => events).toEqual(['first begins']);
  stand('second');
  await oneWaits();
  await breakConnection('waiting');
  await expect.poll(() => events).toContain('second fault');
  await oneWaits();
  expect(events).not.toContain('second begins');
  await first.close();
  await expect.poll(() => events).toContain('second begins');
});

test('closed while it waits, it never begins', async () => {
  const first = stand('first');
  await expect.poll(() => events).toEqual(['first begins']);
  const second = stand('second');
  await oneWaits();
  await second.close();
  await first.close();
  await wait(100);
  expect(events).toEqual(['first begins', 'first ends']);
});
