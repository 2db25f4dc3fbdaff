import { expect, test } from 'vitest';
import { rateOf, withUnheard } from './rate.ts';

test.each([
  // Published values of the interval (Newcombe 1998, table I, method 3).
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is a share between %f and %f', (some, all, low, high) => {
  const rate = rateOf(some, all);
  expect(rate?.estimate).toBe(some / all);
  expect(rate?.low).toBeCloseTo(low, 4);
  expect(rate?.high).toBeCloseTo(high, 4);
});

test('of nothing there is no share', () => {
  expect(rateOf(0, 0)).toBeUndefined();
});

test('what was not heard is taken to have fared as the rest, and may have fared as well or as badly as can be', () => {
  const rate = withUnheard({ exposures: 100, told: 80, failed: 8, silent: 20 });
  expect(rate).toEqual({ estimate: 10, low: 8, high: 28 });
  expect(withUnheard({ exposures: 5, told: 0, failed: 0, silent: 5 })).toEqual({
    estimate: 0,
    low: 0,
    high: 5,
  });
});
