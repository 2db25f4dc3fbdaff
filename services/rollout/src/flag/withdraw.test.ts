import fc from 'fast-check';
import { type Context, Unleash } from 'unleash-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { percentageOf, type Strategy, versionOf } from './strategy.ts';
import { type Edit, withdraw } from './withdraw.ts';

const CURRENT = '3.0.0';
const COHORTS = ['acme', 'globex', 'initech'] as const;
const PEOPLE = COHORTS.flatMap((tenantId) =>
  Array.from(
    { length: 60 },
    (_, index): Context => ({
      userId: `user_${tenantId}_${index}`,
      properties: { tenantId, role: index % 3 === 0 ? 'admin' : 'member' },
    }),
  ),
);

const cohorts = fc.uniqueArray(fc.constantFrom(...COHORTS), { minLength: 1, maxLength: 3 });
const constraint = fc.oneof(
  cohorts.chain((values) =>
    fc.record({
      contextName: fc.constant('tenantId'),
      operator: fc.constantFrom('IN', 'NOT_IN'),
      values: fc.constant(values),
      inverted: fc.boolean(),
    }),
  ),
  fc.record({
    contextName: fc.constant('role'),
    operator: fc.constant('IN'),
    values: fc.constant<string[]>(['admin']),
    inverted: fc.boolean(),
  }),
);
const payloads = [
  undefined,
  { type: 'json', value: '{"version":"1.0.0"}' },
  { type: 'json', value: '{"version":"2.0.0"}' },
  { type: 'json', value: '{"colour":"green"}' },
  { type: 'string', value: '{"version":"2.0.0"}' },
];
const variants = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }).chain((parts) =>
  fc.tuple(...parts.map((part) => fc.tuple(fc.constant(part), fc.constantFrom(...payloads)))).map((given) => {
    const sum = parts.reduce((one, other) => one + other, 0);
    let left = 1000;
    return given.map(([part, payload], index) => {
      const weight = index === given.length - 1 ? left : Math.floor((1000 * part) / sum);
      left -= weight;
      const rest = payload ? { payload } : {};
      return { name: `v${index}`, weight, weightType: 'fix', stickiness: 'userId', ...rest };
    });
  }),
);
const strategies = fc
  .array(
    fc.record({
      name: fc.constantFrom('flexibleRollout', 'flexibleRollout', 'default'),
      disabled: fc.boolean(),
      constraints: fc.array(constraint, { maxLength: 2 }),
      parameters: fc.integer({ min: 0, max: 4 }).map((quarters) => ({
        rollout: String(25 * quarters),
        stickiness: 'userId',
        groupId: 'new_chat_mfe',
      })),
      variants,
      segments: fc.constant<number[]>([]),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some): Strategy[] => some.map((strategy, index) => ({ id: `${index}-strategy`, ...strategy })));
const withdrawal = fc.record({
  version: fc.constantFrom('1.0.0', '2.0.0', CURRENT),
  cohort: fc.option(fc.constantFrom(...COHORTS), { nil: undefined }),
});

const CASES = fc.sample(fc.tuple(strategies, withdrawal), { numRuns: 300, seed: 7 }).map(([before, what]) => {
  const edits = withdraw(before, what, CURRENT);
  /** After no step, the first, the first two …: what a crash in between leaves is one of them. */
  const steps = edits.map((_, index) => apply(before, edits.slice(0, index + 1)));
  return { before, what, steps: [before, ...steps], after: steps.at(-1) ?? before };
});

function apply(strategies: readonly Strategy[], edits: readonly Edit[]): Strategy[] {
  let state = [...strategies];
  for (const [index, edit] of edits.entries()) {
    if (edit.kind === 'change')
      state = state.map((strategy) => (strategy.id === edit.strategy.id ? edit.strategy : strategy));
    else {
      const at = state.findIndex(({ id }) => id === edit.before);
      state.splice(at, 0, { id: `added-${index}`, ...edit.strategy });
    }
  }
  return state;
}

function flag(name: string, given: readonly Strategy[]) {
  const strategies = given
    .filter(({ disabled }) => !disabled)
    .map(({ name, parameters, constraints, variants }) => ({ name, parameters, constraints, variants }));
  return JSON.parse(
    JSON.stringify({ name, type: 'release', enabled: strategies.length > 0, project: 'default', strategies }),
  );
}

describe('a withdrawal, as the flag server’s own evaluation has it', () => {
  let unleash: Unleash;

  beforeAll(async () => {
    const data = CASES.flatMap(({ steps }, index) =>
      steps.map((state, step) => flag(`case-${index}-${step}`, state)),
    );
    unleash = new Unleash({
      appName: 'test',
      // Nobody listens there: all that is known is the bootstrap.
      url: 'http://127.0.0.1:9/api/',
      refreshInterval: 0,
      disableMetrics: true,
      bootstrap: { data },
      storageProvider: { set: async () => undefined, get: async () => undefined },
    });
    unleash.on('error', () => undefined);
    unleash.on('warn', () => undefined);
    await new Promise((resolve) => unleash.once('ready', resolve));
  });
  afterAll(() => unleash.destroy());

  /** The version that somebody gets, and the name of the variant; undefined: the legacy view. */
  function given(index: number, step: number, person: Context) {
    const name = `case-${index}-${step}`;
    if (!unleash.isEnabled(name, person)) return undefined;
    const variant = unleash.getVariant(name, person);
    return {
      variant: variant.name,
      version: versionOf(variant.enabled ? { payload: variant.payload } : {}, CURRENT),
    };
  }

  it('takes the version from whom it should, and moves nobody else, at no step', () => {
    let moved = 0;
    for (const [index, { what, steps }] of CASES.entries()) {
      for (const person of PEOPLE) {
        const before = given(index, 0, person);
        const isConcerned = what.cohort === undefined || what.cohort === person.properties?.tenantId;
        for (const step of steps.keys()) {
          const now = given(index, step, person);
          if (before?.version !== what.version || !isConcerned) expect(now).toEqual(before);
          else if (step === steps.length - 1) expect(now?.version).not.toBe(what.version);
          if (now?.version !== before?.version) moved += 1;
        }
      }
    }
    expect(moved).toBeGreaterThan(1000);
  });

  it('knows whom a version can reach', () => {
    for (const [index, { before, what, after }] of CASES.entries()) {
      for (const person of PEOPLE) {
        const cohort = String(person.properties?.tenantId);
        const version = given(index, 0, person)?.version;
        if (version) expect(percentageOf(before, version, CURRENT, cohort)).toBeGreaterThan(0);
        if (what.cohort === undefined || what.cohort === cohort)
          expect(percentageOf(after, what.version, CURRENT, cohort)).toBe(0);
      }
    }
  });

  it('is nothing when it is done, and goes on where it was left', () => {
    for (const { what, steps, after } of CASES) {
      expect(withdraw(after, what, CURRENT)).toEqual([]);
      for (const state of steps) {
        const done = apply(state, withdraw(state, what, CURRENT));
        expect(done.map((strategy) => ({ ...strategy, id: '' }))).toEqual(
          after.map((strategy) => ({ ...strategy, id: '' })),
        );
      }
    }
  });
});
