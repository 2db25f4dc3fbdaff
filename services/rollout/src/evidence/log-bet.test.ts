import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from './interval.ts';
import { logBet } from './log-bet.ts';

describe('a bet against a rate', () => {
  it('is fair: at that rate its wealth is 1 on average, after any number of people', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (trials, rate) => {
          let mean = 0;
          let choose = 1;
          for (let failures = 0; failures <= trials; failures += 1) {
            const likely = choose * rate ** failures * (1 - rate) ** (trials - failures);
            mean += likely * Math.exp(logBet({ trials, failures }, rate));
            choose = (choose * (trials - failures)) / (failures + 1);
          }
          expect(mean).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it('wins without bound on a failure that cannot be, and has nothing without people', () => {
    expect(logBet({ trials: 5, failures: 1 }, 0)).toBe(Infinity);
    expect(logBet({ trials: 5, failures: 4 }, 1)).toBe(Infinity);
    expect(logBet({ trials: 0, failures: 0 }, 0.3)).toBeCloseTo(0);
  });
});

describe('the interval of a rate', () => {
  it('holds the rate that was seen, narrows with people, and is everything without', () => {
    expect(intervalOf({ trials: 0, failures: 0 })).toEqual([0, 1]);
    const [low, high] = intervalOf({ trials: 1000, failures: 50 });
    expect(low).toBeGreaterThan(0.025);
    expect(low).toBeLessThan(0.05);
    expect(high).toBeGreaterThan(0.05);
    expect(high).toBeLessThan(0.085);
    expect(intervalOf({ trials: 100, failures: 0 })[0]).toBe(0);
    expect(intervalOf({ trials: 100, failures: 100 })[1]).toBe(1);
  });
});
