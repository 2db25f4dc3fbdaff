import { createServer } from 'node:net';
import {
  createTestDatabase,
  createTestIssuer,
  EVENTS_SECRET,
  type ServiceProcess,
  startService,
  type TestDatabase,
  type TestIssuer,
} from '@ficus/service-kit/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FaultLine, type LineFault, layFaultLine } from '../fault-line.ts';

const isFull = process.env.FICUS_TEST === 'full';
const DIRECTORY = new URL('../../../services/directory/src/main.ts', import.meta.url);
const COUNTER = new URL('./counting-consumer.ts', import.meta.url);
const PEOPLE = ['user_ben', 'user_dara', 'user_emre'] as const;

let issuer: TestIssuer;
let databases: [forDirectory: TestDatabase, forCounter: TestDatabase];
let line: FaultLine;
let directory: ServiceProcess;
let counter: ServiceProcess;
let counterPort: string;
let pools: pg.Pool[];

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
const startDirectory = () =>
  startService(DIRECTORY, {
    PORT: '0',
    DATABASE_URL: databases[0].url,
    JWKS_URL: issuer.jwksUrl,
    FICUS_DEMO: '1',
    // The counter stands in the place of the service that subscribes to these events.
    EVENTS_TO: `auth=${line.url}`,
    EVENTS_SECRET,
    LOG_LEVEL: 'silent',
  });
const startCounter = () =>
  startService(COUNTER, {
    PORT: counterPort,
    DATABASE_URL: databases[1].url,
    EVENTS_SECRET,
    LOG_LEVEL: 'silent',
  });
async function kill({ child, ended }: ServiceProcess, signal: NodeJS.Signals = 'SIGKILL') {
  child.kill(signal);
  await ended;
}

beforeAll(async () => {
  issuer = await createTestIssuer();
  databases = [await createTestDatabase(), await createTestDatabase()];
  counterPort = await freePort();
  line = await layFaultLine(`http://127.0.0.1:${counterPort}`);
  [counter, directory] = await Promise.all([startCounter(), startDirectory()]);
  pools = databases.map(({ url }) => new pg.Pool({ connectionString: url, max: 2 }));
});
beforeEach(() => {
  line.plan = () => undefined;
  line.seen.length = 0;
});
afterAll(async () => {
  await Promise.all([kill(directory, 'SIGTERM'), kill(counter, 'SIGTERM')]);
  await line.close();
  await Promise.all(pools.map((pool) => pool.end()));
  await issuer.close();
  for (const database of databases) await database.drop();
});

async function change(personId: string, what: 'deactivate' | 'reactivate'): Promise<void> {
  const headers = { authorization: `Bearer ${await issuer.tokenFor()}` };
  const answer = await fetch(`${directory.url}/api/v1/people/${personId}/${what}`, {
    method: 'POST',
    headers,
  });
  expect([personId, what, answer.status]).toEqual([personId, what, 200]);
}
/** Deactivates a person so many times; each but the last is undone. */
async function deactivate(personId: string, times = 1): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    await change(personId, 'reactivate');
    await change(personId, 'deactivate');
  }
}

/** Versions by subject: those told, and those that had an effect, in the order in which they had it. */
async function versions() {
  const told = await pools[0]?.query(
    `select subject, version from events where envelope ->> 'type' = 'ficus.person.deactivated.v1' order by version`,
  );
  const had = await pools[1]?.query('select subject, version from effects order by nth');
  const bySubject = (rows: { subject: string; version: number }[] = []) =>
    Object.fromEntries(
      [...Map.groupBy(rows, ({ subject }) => subject)]
        .map(([subject, all]) => [subject, all.map(({ version }) => version)] as const)
        .sort(),
    );
  return { told: bySubject(told?.rows), had: bySubject(had?.rows) };
}
/** Waits until every event has had its effect: exactly one, and in order. */
async function expectEachOnce(): Promise<void> {
  const ended = async () => {
    const { told, had } = await versions();
    const count = (all: object) => Object.values(all).flat().length;
    return count(had) >= count(told);
  };
  await expect.poll(ended, { timeout: 60_000, interval: 100 }).toBe(true);
  const { told, had } = await versions();
  expect(had).toEqual(told);
}

test('what gets lost on the way, and answers that get lost, are made good: once, and in order', async () => {
  const faults: (LineFault | undefined)[] = [
    'reset-after',
    undefined,
    503,
    'reset-before',
    'reset-after',
    429,
  ];
  line.plan = () => faults.shift();
  await Promise.all(PEOPLE.map((person) => deactivate(person, 3)));
  await expectEachOnce();
  expect(faults).toEqual([]);
  // Deliveries were repeated, and some of them had arrived before.
  expect(line.seen.filter(({ isPassedOn }) => isPassedOn).length).toBeGreaterThan(PEOPLE.length * 3);
}, 90_000);

test('a consumer that is down for a while, or dies in the middle, gets what it has missed', async () => {
  await deactivate('user_ben');
  await kill(counter);
  await Promise.all(PEOPLE.map((person) => deactivate(person, 2)));
  counter = await startCounter();
  await expectEachOnce();
}, 90_000);

test('kill -9 between commit and delivery, and in the middle of one, loses nothing and does nothing twice', async () => {
  // The first is under way when the process dies, and arrives long after it was repeated; the others have not begun.
  const faults: (LineFault | undefined)[] = ['delay', 'reset-before', 'reset-before', 'reset-before'];
  line.plan = () => faults.shift();
  await Promise.all(PEOPLE.map((person) => deactivate(person)));
  await expect.poll(() => line.seen.length).toBeGreaterThan(0);
  await kill(directory);
  directory = await startDirectory();
  await expectEachOnce();
  if (!isFull) return;
  await expect.poll(() => line.seen[0]?.isPassedOn, { timeout: 15_000 }).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expectEachOnce();
}, 90_000);

test.runIf(isFull)(
  'hundreds of events under faults, while both ends die again and again',
  async () => {
    const kinds: LineFault[] = ['reset-before', 'reset-after', 503, 429, 'truncated'];
    line.plan = () => (Math.random() < 0.2 ? kinds[Math.floor(Math.random() * kinds.length)] : undefined);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(PEOPLE.map((person) => deactivate(person, 4)));
      if (round % 4 === 1) {
        await kill(directory);
        directory = await startDirectory();
      }
      if (round % 4 === 3) {
        await kill(counter);
        counter = await startCounter();
      }
    }
    line.plan = () => undefined;
    await expectEachOnce();
  },
  600_000,
);
