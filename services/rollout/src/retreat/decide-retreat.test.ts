import { describe, expect, it } from 'vitest';
import type { Tally } from '../evidence/tally.ts';
import type { Cohort } from './cohort.ts';
import { decideRetreat, REST } from './decide-retreat.ts';
import { Limits } from './limits.ts';

const LIMITS = Limits.parse({});
const of = (trials: number, failures: number): Tally => ({ trials, failures });
const WELL = of(100, 1);
const LEGACY = { told: of(400, 2), silent: of(400, 40) };

function cohort(name: string, told: Tally, silent = of(100, 10), percentage = 20): Cohort {
  return { name, percentage, remote: { told, silent }, legacy: LEGACY };
}

describe('whether a version is taken back', () => {
  it('leaves a good one alone', () => {
    const retreat = decideRetreat([cohort('acme', WELL), cohort('globex', WELL)], LIMITS);
    expect(retreat.kind).toBe('keep');
    expect(retreat.looks.length).toBeGreaterThan(4);
  });

  it('takes it from the one cohort for which it fails, and from nobody else', () => {
    const cohorts = [cohort('acme', of(100, 25)), cohort('globex', WELL), cohort('initech', WELL)];
    const retreat = decideRetreat(cohorts, LIMITS);
    expect(retreat).toMatchObject({ kind: 'withdraw-cohorts', cohorts: ['acme'] });
    expect(retreat.looks[0]).toMatchObject({ cohort: 'acme', harm: 'fails' });
  });

  it('takes it from all when it fails a little for each, too little to see in any one', () => {
    const cohorts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => cohort(name, of(100, 6)));
    const retreat = decideRetreat(cohorts, LIMITS);
    expect(retreat.kind).toBe('withdraw-version');
    expect(retreat.looks[0]?.cohort).toBe(REST);
  });

  it('hears those that say nothing: pages that die before they can tell', () => {
    const cohorts = [cohort('acme', WELL, of(100, 60)), cohort('globex', WELL), cohort('initech', WELL)];
    expect(decideRetreat(cohorts, LIMITS)).toMatchObject({ kind: 'withdraw-cohorts', cohorts: ['acme'] });
  });

  it('is not moved by a cohort where both views fail alike', () => {
    const poor = { told: of(400, 100), silent: of(400, 40) };
    const cohorts = [{ ...cohort('acme', of(100, 25)), legacy: poor }, cohort('globex', WELL)];
    expect(decideRetreat(cohorts, LIMITS).kind).toBe('keep');
  });

  it('does not put cohorts at different percentages together', () => {
    // Half of poor's people have the remote and a twentieth of the others: as one they would speak against it.
    const poor = { told: of(400, 120), silent: of(400, 40) };
    const cohorts = [
      { ...cohort('poor', of(400, 120), of(400, 40), 50), legacy: poor },
      cohort('acme', of(40, 0), of(40, 4), 5),
      cohort('globex', of(40, 0), of(40, 4), 5),
    ];
    expect(decideRetreat(cohorts, LIMITS).kind).toBe('keep');
  });

  it('waits for enough people, and for something to compare with', () => {
    expect(decideRetreat([cohort('acme', of(19, 19), of(0, 0))], LIMITS)).toEqual({
      kind: 'keep',
      looks: [],
    });
    const alone = { ...cohort('acme', of(100, 50)), legacy: { told: of(0, 0), silent: of(0, 0) } };
    expect(decideRetreat([alone], LIMITS).kind).toBe('keep');
    expect(decideRetreat([], LIMITS)).toEqual({ kind: 'keep', looks: [] });
  });
});
