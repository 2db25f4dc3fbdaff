import { expect, test } from 'vitest';
import { tabAfterKey } from './tab-keys.ts';

test.each([
  ['ArrowRight', 0, false, 1],
  ['ArrowRight', 2, false, 0],
  ['ArrowLeft', 0, false, 2],
  ['ArrowRight', 0, true, 2],
  ['ArrowLeft', 2, true, 0],
  ['Home', 2, false, 0],
  ['End', 0, false, 2],
  ['a', 0, false, undefined],
])('%s moves from tab %i of three (right to left: %s) to %s', (key, current, isRightToLeft, expected) => {
  expect(tabAfterKey(key, current, 3, isRightToLeft)).toBe(expected);
});
