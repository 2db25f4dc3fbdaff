import { expect, test } from 'vitest';
import { readOptions } from './read-options.ts';

test('a run takes every baseline 15 times, a quick one three of them once', () => {
  expect(readOptions([])).toEqual({
    isQuick: false,
    reps: 15,
    variants: ['single', 'lazy', 'naive', 'single-spa', 'qiankun'],
    conditions: ['none', '4g'],
  });
  expect(readOptions(['--quick'])).toMatchObject({ reps: 1, variants: ['single', 'lazy', 'naive'] });
});

test('names what it does not know, all of it at once', () => {
  expect(readOptions(['--variants', 'lazy,single', '--conditions', '4g'])).toMatchObject({
    variants: ['single', 'lazy'],
    conditions: ['4g'],
  });
  expect(() => readOptions(['--variants', 'ficus,single', '--conditions', '3g', '--reps', '0.5'])).toThrow(
    '--reps is a whole number from 1, not 0.5; --variants knows single, lazy, naive, single-spa, qiankun, not ficus; --conditions knows none, 4g, not 3g.',
  );
});
