import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';

test.each([
  [0, '0 people'],
  [1, '1 person'],
  [1200, '1,200 people'],
])('%i is %s', (count, words) => {
  expect(countWords(count, 'people')).toBe(words);
});
