import { expect, test } from 'vitest';
import { failuresWords, measureWords, rateWords, reasonsWords } from './words.ts';

test.each([
  [{ estimate: 0.025, low: 0.006, high: 0.12 }, '2.5% (0.6% to 12%)'],
  [undefined, '–'],
])('a rate is said with how sure it is: %o', (rate, words) => {
  expect(rateWords(rate)).toBe(words);
});

test.each([
  [{ metric: 'LCP', count: 40, p75: 240.4, low: 220, high: 260 }, '240 ms (220 to 260)'],
  [{ metric: 'CLS', count: 40, p75: 0.0123, low: 0, high: 0.1 }, '0.012 (0 to 0.1)'],
  [undefined, '–'],
])('a measure is said with how sure it is: %o', (measure, words) => {
  expect(measureWords(measure)).toBe(words);
});

test('reasons are said with their counts', () => {
  expect(reasonsWords([{ reason: 'flag-off', count: 12 }])).toBe('flag-off 12');
  expect(reasonsWords([])).toBe('–');
});

test('what was not heard widens how many failed', () => {
  expect(failuresWords({ estimate: 14.6, low: 12, high: 40 })).toBe('12 to 40 failed, 15 likely');
});
