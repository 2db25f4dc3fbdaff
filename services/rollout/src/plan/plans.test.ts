import { RolloutPlan } from '@ficus/contracts';
import { type Database, openDatabase } from '@ficus/service-kit';
import { createTestDatabase } from '@ficus/service-kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Flag } from '../flag/flag-server.ts';
import type { Strategy } from '../flag/strategy.ts';
import { migrations } from '../migrations.ts';
import type { Cohort } from '../retreat/cohort.ts';
import type { RolloutSchema } from '../schema.ts';
import { createPlans, type Plans } from './plans.ts';

const PLAN = RolloutPlan.parse({
  version: '2.0.0',
  steps: [
    { percentage: 5, dwellMinutes: 10 },
    { percentage: 50, dwellMinutes: 30 },
  ],
});
const MINUTE = 60_000;

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

let now: number;
/** What the flag server has; it is away while `isAway`. */
let strategies: Strategy[];
let isOn: boolean;
let isAway: boolean;
let paused: string[];
let plans: Plans;
beforeEach(async () => {
  await database.db.deleteFrom('plans').execute();
  await database.db.deleteFrom('plan_moves').execute();
  now = Date.UTC(2026, 0, 1);
  strategies = [
    {
      id: 'all',
      name: 'flexibleRollout',
      constraints: [],
      parameters: { rollout: '0' },
      variants: [],
      segments: [],
    },
  ];
  [isOn, isAway, paused] = [true, false, []];
  plans = createPlans({
    db: database.db,
    now: () => now,
    onPaused: async (_trx, { feature }, why) => void paused.push(`${feature} ${why}`),
    flags: {
      async edit(_flag, edits) {
        if (isAway) throw new Error('Unleash answered 503');
        for (const edit of edits)
          if (edit.kind === 'change')
            strategies = strategies.map((one) => (one.id === edit.strategy.id ? edit.strategy : one));
      },
    },
  });
  await plans.write('chat', PLAN, 'user_olga');
});

const share = () => strategies[0]?.parameters.rollout;
const tally = (trials: number) => ({ told: { trials, failures: 0 }, silent: { trials: 0, failures: 0 } });
const good = (people: number): Cohort[] => [
  { name: 'acme', percentage: 5, remote: tally(people), legacy: tally(people) },
];
async function look(people = 0, withdrawn: readonly string[] = []) {
  const flag: Flag = { isOn, strategies };
  const retreat = { kind: 'keep', looks: [] } as const;
  await plans.follow({
    feature: 'chat',
    flagName: 'new_chat_mfe',
    flag,
    current: '2.0.0',
    releases: [{ version: '2.0.0', since: 0, cohorts: good(people), retreat }],
    wasWithdrawn: (version) => withdrawn.includes(version),
  });
  const [plan] = await plans.all();
  return `${plan?.state} ${plan?.step} ${plan?.why ?? ''}`.trim();
}
const moves = async () => {
  const rows = await database.db.selectFrom('plan_moves').selectAll().orderBy('id').execute();
  return rows.map(({ what, percentage, why, by }) => [what, percentage, why, by]);
};

describe('a plan that is followed', () => {
  it('gives the first share at once, the next when its time is over and it is shown to be no worse, and ends', async () => {
    expect([await look(), share()]).toEqual(['running 0', '5']);
    now += 9 * MINUTE;
    expect([await look(2000), share()]).toEqual(['running 0', '5']);
    now += MINUTE;
    expect([await look(2000), share()]).toEqual(['running 1', '5']);
    expect([await look(2000), share()]).toEqual(['running 1', '50']);
    expect(await look(2000)).toBe('done 1');
    expect(await moves()).toEqual([
      ['written', 5, null, 'user_olga'],
      ['advanced', 50, null, null],
      ['done', 50, null, null],
    ]);
    expect(paused).toEqual([]);
  });

  it('sets the share later where the flag server was away, and takes that for nobody’s hand', async () => {
    await look();
    now += 10 * MINUTE;
    await look(2000);
    isAway = true;
    await expect(look(2000)).rejects.toThrow('503');
    isAway = false;
    expect([await look(2000), share()]).toEqual(['running 1', '50']);
  });

  it('waits for proof, then pauses and says so', async () => {
    await look();
    now += 39 * MINUTE;
    expect(await look(10)).toBe('running 0');
    now += MINUTE;
    expect(await look(10)).toBe('paused 0 no-proof');
    expect(await look(2000)).toBe('paused 0 no-proof');
    expect([paused, share()]).toEqual([['chat no-proof'], '5']);
  });

  it.each<[string, () => void, readonly string[]]>([
    ['withdrawn', () => undefined, ['2.0.0']],
    ['flag-off', () => (isOn = false), []],
    [
      'changed-by-hand',
      () => (strategies = strategies.map((one) => ({ ...one, parameters: { rollout: '30' } }))),
      [],
    ],
    ['no-single-strategy', () => (strategies = strategies.map((one) => ({ ...one, disabled: true }))), []],
  ])('pauses when it is %s, and changes nothing', async (why, happen, withdrawn) => {
    await look();
    happen();
    now += 10 * MINUTE;
    const before = structuredClone(strategies);
    expect(await look(2000, withdrawn)).toBe(`paused 0 ${why}`);
    expect(strategies).toEqual(before);
    expect(paused).toEqual([`chat ${why}`]);
  });

  it('is taken up by writing it again, and ends when a person ends it', async () => {
    await look(0, ['2.0.0']);
    await plans.write('chat', PLAN, 'user_olga');
    expect(await look()).toBe('running 0');
    await plans.end('chat', 'user_olga');
    await plans.end('chat', 'user_olga');
    expect(await plans.all()).toEqual([]);
    expect((await moves()).map(([what]) => what)).toEqual(['written', 'paused', 'written', 'ended']);
  });
});
