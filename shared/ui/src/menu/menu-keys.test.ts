import { describe, expect, test } from 'vitest';
import { itemAfterKey, itemByLetter } from './menu-keys.ts';
import { placementFor } from './placement.ts';

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowRight', 1, 2],
  ['ArrowUp', 0, 2],
  ['ArrowUp', -1, 2],
  ['ArrowLeft', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Enter', 0, undefined],
])('%s moves from item %i to %s of three', (key, current, expected) => {
  expect(itemAfterKey(key, current, 3)).toBe(expected);
});

test('no key moves in a menu without items', () => {
  expect(itemAfterKey('End', -1, 0)).toBeUndefined();
});

describe('typing a letter', () => {
  const texts = ['System', 'Light', ' Sign out'];
  test.each([
    ['s', -1, 0],
    ['S', 0, 2],
    ['s', 2, 0],
    ['l', 1, 1],
    ['x', 0, undefined],
  ])('%s from item %i finds %s', (letter, current, expected) => {
    expect(itemByLetter(letter, current, texts)).toBe(expected);
  });
});

test.each([
  ['top left', { top: 8, bottom: 40, left: 8, right: 40 }, 'below', 'start'],
  ['top right', { top: 8, bottom: 40, left: 300, right: 340 }, 'below', 'end'],
  ['bottom left', { top: 580, bottom: 620, left: 8, right: 200 }, 'above', 'start'],
  ['bottom right', { top: 580, bottom: 620, left: 300, right: 350 }, 'above', 'end'],
])('a panel of a trigger at the %s opens into the room', (_, rect, block, inline) => {
  expect(placementFor(rect, { width: 360, height: 640 })).toEqual({ block, inline });
});
