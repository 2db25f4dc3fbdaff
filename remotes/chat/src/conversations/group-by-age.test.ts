import { expect, test } from 'vitest';
import { groupByAge } from './group-by-age.ts';

const now = new Date(2026, 2, 10, 15, 0);
const entry = (...date: [number, number, number, number]) => {
  const updatedAt = new Date(...date).getTime();
  return { id: String(updatedAt), title: 'x', updatedAt };
};

test.each([
  ['Today', entry(2026, 2, 10, 0)],
  ['Today', entry(2026, 2, 11, 3)],
  ['Yesterday', entry(2026, 2, 9, 23)],
  ['Last 7 days', entry(2026, 2, 4, 0)],
  ['March', entry(2026, 2, 3, 23)],
  ['January', entry(2026, 0, 1, 0)],
  ['December 2025', entry(2025, 11, 31, 23)],
])('calls it %s', (label, one) => {
  expect(groupByAge([one], now)).toEqual([{ label, entries: [one] }]);
});

test('keeps the order and opens a group when the age changes', () => {
  const entries = [entry(2026, 2, 10, 9), entry(2026, 2, 10, 8), entry(2026, 2, 9, 8)];
  expect(groupByAge(entries, now).map((group) => group.entries.length)).toEqual([2, 1]);
});
