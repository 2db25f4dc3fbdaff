import { expect, it } from 'vitest';
import { median, pairedRatio, quantile, rotated } from './statistics.ts';

it('finds the middle and the quartiles of unsorted numbers', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
  expect(median([])).toBeNaN();
});

it('compares what was measured side by side, not the medians of each', () => {
  // The machine was slow in the second repetition for both.
  expect(pairedRatio([10, 200, 11], [20, 400, 22])).toEqual({ median: 0.5, low: 0.5, high: 0.5 });
});

it('lets each begin in turn', () => {
  expect([0, 1, 2, 3].map((by) => rotated(['a', 'b', 'c'], by).join(''))).toEqual([
    'abc',
    'bca',
    'cab',
    'abc',
  ]);
});
