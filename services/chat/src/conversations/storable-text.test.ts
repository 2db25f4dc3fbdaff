import { expect, it } from 'vitest';
import { faultsOfId, faultsOfTime, storableText } from './storable-text.ts';

it.each([
  ['plain 😀 text', 'plain 😀 text'],
  ['a\0b', 'a\ufffdb'],
  ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
])('stores %j as %j', (text, stored) => {
  expect(storableText(text)).toBe(stored);
});

it.each(['a\0', '\ud800'])('refuses the id %j', (id) => {
  expect(faultsOfId('id', id)).toMatchObject([{ path: 'id' }]);
});

it.each([
  [0, 0],
  [1_700_000_000_000.5, 0],
  [253_402_300_799_999, 0],
  [253_402_300_800_000, 1],
  [-1, 1],
  [Number.NaN, 1],
])('finds in the time %d %i faults', (time, count) => {
  expect(faultsOfTime('createdAt', time)).toHaveLength(count);
});
