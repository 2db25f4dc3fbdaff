import { RolloutPlan } from '@ficus/contracts';
import { describe, expect, it } from 'vitest';
import type { Tally } from '../evidence/tally.ts';
import { nextMove } from './next-move.ts';

const PLAN = RolloutPlan.parse({
  version: '2.0.0',
  steps: [
    { percentage: 1, dwellMinutes: 10 },
    { percentage: 25, dwellMinutes: 30 },
    { percentage: 100, dwellMinutes: 60 },
  ],
});
const seen = (remote: Tally, legacy: Tally) => {
  const silent = { trials: 0, failures: 0 };
  return { remote: { told: remote, silent }, legacy: { told: legacy, silent } };
};
const WELL = seen({ trials: 2000, failures: 10 }, { trials: 2000, failures: 10 });
const FEW = seen({ trials: 10, failures: 0 }, { trials: 2000, failures: 10 });

describe('a written plan', () => {
  it('advances when the time is over and the release is shown to be no worse', () => {
    expect(nextMove(PLAN, { step: 0, minutes: 9 }, WELL)).toEqual({ kind: 'wait', why: 'dwelling' });
    expect(nextMove(PLAN, { step: 0, minutes: 10 }, WELL)).toEqual({ kind: 'advance', percentage: 25 });
    expect(nextMove(PLAN, { step: 2, minutes: 600 }, WELL)).toEqual({ kind: 'done' });
  });

  it('waits for people, then pauses rather than guesses', () => {
    expect(nextMove(PLAN, { step: 1, minutes: 60 }, FEW)).toEqual({ kind: 'wait', why: 'not-enough-data' });
    expect(nextMove(PLAN, { step: 1, minutes: 120 }, FEW)).toEqual({ kind: 'pause', why: 'no-proof' });
  });

  it('never advances a release that fails more often by as much as is tolerated', () => {
    const worse = seen({ trials: 2000, failures: 60 }, { trials: 2000, failures: 10 });
    expect(nextMove(PLAN, { step: 1, minutes: 100 }, worse).kind).toBe('wait');
  });

  it('is refused where percentages do not rise, with a word on what to do', () => {
    const parsed = RolloutPlan.safeParse({ ...PLAN, steps: [PLAN.steps[1], PLAN.steps[0]] });
    expect(parsed.error?.issues[0]?.message).toContain('must rise');
    expect(RolloutPlan.safeParse({ ...PLAN, steps: [] }).success).toBe(false);
  });
});
