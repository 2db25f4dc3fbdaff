import { type Database, openDatabase } from '@ficus/service-kit';
import { createTestDatabase } from '@ficus/service-kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Strategy } from '../flag/strategy.ts';
import { migrations } from '../migrations.ts';
import type { RolloutSchema } from '../schema.ts';
import { createRetreats, type Retreats } from './retreats.ts';

const WITHDRAWAL = {
  feature: 'chat',
  flag: 'new_chat_mfe',
  version: '2.0.0',
  cohort: 'acme',
  looks: [{ cohort: 'acme', harm: 'fails', logEvidence: 9, needed: 6 }],
} as const;
const all: Strategy = {
  id: 'all',
  name: 'flexibleRollout',
  constraints: [],
  parameters: { rollout: '50' },
  variants: [],
  segments: [],
};

let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database<RolloutSchema>;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase<RolloutSchema>({ url: testDatabase.url, migrations });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

/** What the flag server has; it is away while `isAway`. */
let strategies: Strategy[];
let isAway: boolean;
/** Lets a test hold up whoever reads the flag. */
let beforeRead: () => Promise<void>;
let told: string[];
let faults: string[];
let retreats: Retreats;
/** As a process that has just been started has them. */
const restart = () => {
  retreats = createRetreats({
    db: database.db,
    onDone: async (_trx, { version, cohort }) => void told.push(`${version} from ${cohort}`),
    onFault: (_row, cause) => void faults.push(String(cause)),
    flags: {
      names: async () => [WITHDRAWAL.flag],
      async read() {
        await beforeRead();
        return { isOn: true, strategies };
      },
      async edit(_flag, edits) {
        if (isAway) throw new Error('Unleash answered 503');
        for (const edit of edits) if (edit.kind === 'change') strategies = [edit.strategy];
      },
    },
  });
};
beforeEach(async () => {
  await database.db.deleteFrom('retreats').execute();
  [strategies, isAway, told, faults] = [[all], false, [], []];
  beforeRead = async () => undefined;
  restart();
});
const finish = () => retreats.finish(async () => '2.0.0');
const states = async () => (await retreats.latest(10)).map(({ state, fault }) => [state, fault]);

test('what was begun is done after a crash, once, with what the flag was before', async () => {
  expect(await retreats.begin(WITHDRAWAL)).toBe(true);
  restart();
  await finish();
  await finish();
  expect(told).toEqual(['2.0.0 from acme']);
  expect(strategies[0]?.constraints).toMatchObject([{ operator: 'NOT_IN', values: ['acme'] }]);
  expect(await retreats.latest(1)).toMatchObject([{ state: 'done', before: [all], looks: WITHDRAWAL.looks }]);
  expect(await retreats.versionsOf('chat')).toEqual(['2.0.0']);
});

test('two that finish the same tell of it once', async () => {
  await retreats.begin(WITHDRAWAL);
  const both = Promise.withResolvers<void>();
  let reading = 0;
  beforeRead = async () => {
    reading += 1;
    if (reading === 2) both.resolve();
    await both.promise;
  };
  await Promise.all([finish(), finish()]);
  expect(told).toEqual(['2.0.0 from acme']);
});

test('while the flag server is away it stays begun, says why, and is done when it is back', async () => {
  await retreats.begin(WITHDRAWAL);
  isAway = true;
  await finish();
  expect(await states()).toEqual([['begun', 'Error: Unleash answered 503']]);
  expect([told, faults]).toEqual([[], ['Error: Unleash answered 503']]);
  isAway = false;
  await finish();
  expect(await states()).toEqual([['done', null]]);
});

test('who gave it back by hand is left alone; another cohort, or all, is another matter', async () => {
  await retreats.begin(WITHDRAWAL);
  await finish();
  strategies = [all];
  expect(await retreats.begin(WITHDRAWAL)).toBe(false);
  await finish();
  expect(strategies).toEqual([all]);
  expect(await retreats.begin({ ...WITHDRAWAL, cohort: 'globex' })).toBe(true);
  expect(await retreats.begin({ ...WITHDRAWAL, cohort: undefined })).toBe(true);
  await finish();
  expect(strategies[0]?.disabled).toBe(true);
});
