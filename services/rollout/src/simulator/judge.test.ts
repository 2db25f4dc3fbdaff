import { describe, expect, it } from 'vitest';
import { Limits } from '../retreat/limits.ts';
import { judge } from './judge.ts';
import { fixedThresholdRule, sequentialRule } from './rule.ts';
import { SCENARIOS } from './scenario.ts';

const ROLLOUTS = process.env.FICUS_TEST === 'full' ? 1000 : 10;
const rule = sequentialRule(Limits.parse({}));

describe('the rule of retreat, on simulated rollouts', () => {
  it.each(SCENARIOS.filter(({ ought }) => ought === 'keep'))('keeps what is good: $name', (scenario) => {
    expect(judge(scenario, rule, ROLLOUTS, 1).wronglyWithdrawn).toBeLessThan(0.01);
  });

  it.each(SCENARIOS.filter(({ name }) => /terrible|one cohort:|flapping|deadly/.test(name)))(
    'takes back what is bad, and nothing else: $name',
    (scenario) => {
      const verdict = judge(scenario, rule, ROLLOUTS, 1);
      expect(verdict.wronglyWithdrawn).toBeLessThan(0.01);
      expect(verdict.missed).toBeLessThan(0.06);
    },
  );

  it('would take back most good releases by a fixed threshold that is looked at again and again', () => {
    const good = SCENARIOS[0];
    if (!good) throw new Error('no scenario');
    expect(
      judge(good, fixedThresholdRule({ rate: 0.02, leastTrials: 20 }), 10, 1).wronglyWithdrawn,
    ).toBeGreaterThan(0.3);
  });

  it('is the same again with the same seed', () => {
    const flapping = SCENARIOS.find(({ name }) => name.startsWith('flapping'));
    if (!flapping) throw new Error('no scenario');
    expect(judge(flapping, rule, 5, 42)).toEqual(judge(flapping, rule, 5, 42));
    expect(judge(flapping, rule, 5, 42)).not.toEqual(judge(flapping, rule, 5, 43));
  });
});
