import { expect, test } from 'vitest';
import { entryFor, newestVersions } from './newest-versions.ts';

const entries = [
  { id: 'c', title: 'C', updatedAt: 3, family: 'a' },
  { id: 'x', title: 'X', updatedAt: 2 },
  { id: 'a', title: 'A', updatedAt: 1, family: 'a' },
];

test('the version last changed stands for all of them', () => {
  const listed = newestVersions(entries);
  expect(listed.map(({ id }) => id)).toEqual(['c', 'x']);
  expect(['a', 'c', 'x', 'new', undefined].map((id) => entryFor(listed, entries, id))).toEqual([
    'c',
    'c',
    'x',
    'new',
    undefined,
  ]);
});
