import type { Tallies } from '@ficus/contracts';
import { describe, expect, it } from 'vitest';
import type { Flag } from '../flag/flag-server.ts';
import type { Strategy } from '../flag/strategy.ts';
import { Limits } from '../retreat/limits.ts';
import { lookAt } from './look-at.ts';

const LIMITS = Limits.parse({});
const all: Strategy = {
  id: 'all',
  name: 'flexibleRollout',
  constraints: [],
  parameters: { rollout: '50' },
  variants: [],
  segments: [],
};
const view = (trials: number, failures: number) => ({
  told: { trials, failures },
  silent: { trials, failures: 0 },
});
const cohort = (name: string, failures: number) => ({
  cohort: name,
  remote: view(100, failures),
  legacy: view(100, 1),
});
const tallies: Tallies = {
  feature: 'chat',
  versions: [{ version: '2.0.0', since: 1, cohorts: [cohort('acme', 20), cohort('globex', 1)] }],
};
const on = (...strategies: Strategy[]): Flag => ({ isOn: true, strategies });
const kinds = (flag: Flag, current = '2.0.0') =>
  lookAt({ flag, current, tallies }, LIMITS).map(({ version, cohorts, retreat }) => [
    version,
    cohorts.map(({ name, percentage }) => `${name} ${percentage}`),
    retreat.kind,
  ]);

describe('a look at a feature', () => {
  it('judges what is given, in the cohorts that get it, at their share', () => {
    expect(kinds(on(all))).toEqual([['2.0.0', ['acme 50', 'globex 50'], 'withdraw-cohorts']]);
  });

  it('asks no more about a cohort that has lost the version', () => {
    const without = {
      ...all,
      constraints: [{ contextName: 'tenantId', operator: 'NOT_IN', values: ['acme'], inverted: false }],
    };
    expect(kinds(on(without))).toEqual([['2.0.0', ['globex 50'], 'keep']]);
  });

  it('has nothing to judge where nobody gets it: off, disabled, or another version is current', () => {
    expect(kinds({ ...on(all), isOn: false })).toEqual([]);
    expect(kinds(on({ ...all, disabled: true }))).toEqual([]);
    expect(kinds(on(all), '3.0.0')).toEqual([]);
  });
});
