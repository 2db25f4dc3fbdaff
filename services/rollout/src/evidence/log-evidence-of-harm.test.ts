import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { logBet } from './log-bet.ts';
import { logEvidenceOfHarm } from './log-evidence-of-harm.ts';

const tally = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]) => ({ trials, failures: Math.round(trials * share) }));
const margin = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const NONE = { trials: 0, failures: 0 };

describe('evidence that one fails more often', () => {
  it('is what the two gamblers own at the rates within the margin that are worst for them', () => {
    fc.assert(
      fc.property(tally, tally, margin, (one, other, least) => {
        const found = logEvidenceOfHarm(one, other, least);
        let worst = Infinity;
        for (let step = 0; step <= 400; step += 1) {
          const otherRate = step / 400;
          const limit = Math.min(1, otherRate + least);
          if (limit < 0) continue;
          for (const oneRate of [limit, limit / 2, Math.min(limit, one.failures / Math.max(1, one.trials))])
            worst = Math.min(worst, logBet(one, oneRate) + logBet(other, otherRate));
        }
        // The grid may miss the worst place by a little; nothing on it is worse than what was found.
        expect(found).toBeLessThanOrEqual(worst + 1e-6);
        if (Number.isFinite(worst)) expect(found).toBeGreaterThan(worst - 2);
      }),
      { numRuns: 200 },
    );
  });

  it('grows with the failures of the one and with the people, and sinks with the failures of the other', () => {
    const remote = (failures: number) => ({ trials: 100, failures });
    const legacy = (failures: number, trials = 400) => ({ trials, failures });
    const rising = [2, 5, 10, 20, 50, 100].map((failures) =>
      logEvidenceOfHarm(remote(failures), legacy(2), 0.005),
    );
    expect(rising).toEqual(rising.toSorted((one, other) => one - other));
    const sinking = [0, 5, 20, 40, 80].map((failures) =>
      logEvidenceOfHarm(remote(20), legacy(failures), 0.005),
    );
    expect(sinking).toEqual(sinking.toSorted((one, other) => other - one));
    expect(logEvidenceOfHarm(remote(10), legacy(20, 4000), 0.005)).toBeGreaterThan(
      logEvidenceOfHarm(remote(10), legacy(2), 0.005),
    );
  });

  it('is none where there is nothing to compare with', () => {
    expect(logEvidenceOfHarm(NONE, NONE, 0.01)).toBeLessThanOrEqual(1e-9);
    expect(logEvidenceOfHarm({ trials: 100, failures: 100 }, NONE, 0.01)).toBeLessThanOrEqual(1e-9);
    expect(logEvidenceOfHarm(NONE, { trials: 100, failures: 0 }, 0.01)).toBeLessThanOrEqual(1e-9);
  });

  it('may be looked at after every person: equal views are called unequal no more often than was said', () => {
    const random = xoroshiro128plus(7);
    const alpha = 0.1;
    let alarms = 0;
    for (let run = 0; run < 200; run += 1) {
      const [one, other] = [{ ...NONE }, { ...NONE }];
      for (let person = 0; person < 300; person += 1) {
        const met = uniformFloat64(random) < 0.3 ? one : other;
        met.trials += 1;
        if (uniformFloat64(random) < 0.1) met.failures += 1;
        if (logEvidenceOfHarm(one, other, 0) < Math.log(1 / alpha)) continue;
        alarms += 1;
        break;
      }
    }
    expect(alarms / 200).toBeLessThanOrEqual(alpha);
  });

  it('shows with a negative margin, turned round, that a view is no worse', () => {
    const [remote, legacy] = [
      { trials: 2000, failures: 10 },
      { trials: 2000, failures: 10 },
    ];
    expect(logEvidenceOfHarm(legacy, remote, -0.02)).toBeGreaterThan(Math.log(20));
    expect(logEvidenceOfHarm(legacy, { trials: 40, failures: 0 }, -0.02)).toBeLessThan(Math.log(20));
  });
});
