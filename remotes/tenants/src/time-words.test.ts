import { expect, test } from 'vitest';
import { distanceWords } from './time-words.ts';

const DAY = 24 * 60 * 60_000;

test.each([
  [10 * DAY + 5, 'in 10 days'],
  [DAY + 5, 'tomorrow'],
  [5, 'within a day'],
  [-5, 'less than a day ago'],
  [-2 * DAY - 5, '2 days ago'],
])('%i ms away is %s', (distance, words) => {
  expect(distanceWords(1_000_000_000_000 + distance, 1_000_000_000_000)).toBe(words);
});
