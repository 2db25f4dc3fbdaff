import { expect, test } from 'vitest';
import { listSections } from './list-sections.ts';

const now = new Date(2026, 2, 10, 15, 0);
const today = now.getTime();
const entries = [
  { id: 'a', title: 'Apples', updatedAt: today },
  { id: 'b', title: 'Bread', updatedAt: today - 1, pinnedAt: 5 },
  { id: 'c', title: 'Cheese', updatedAt: today - 2, archivedAt: 5 },
  { id: 'd', title: 'Dates', updatedAt: today - 3, pinnedAt: 6, archivedAt: 5 },
  { id: 'e', title: 'Eggs', updatedAt: today - 4 },
];
const unsent = [{ id: 'u', title: 'Unsent', updatedAt: 0 }];

const show = (over: Partial<Parameters<typeof listSections>[0]> = {}) => {
  const { sections, count } = listSections({
    entries,
    unsent,
    filter: '',
    isArchive: false,
    now,
    ...over,
  });
  const ids = sections.map(({ label, entries: held }) => `${label}: ${held.map(({ id }) => id).join(' ')}`);
  return { count, ids };
};

test('shows pinned ones first and nothing that is archived', () => {
  expect(show()).toEqual({ ids: ['Pinned: b', 'Not sent yet: u', 'Today: a e'], count: 4 });
});

test('shows the archive alone, pinned or not', () => {
  expect(show({ isArchive: true })).toEqual({ ids: ['Archived: c d'], count: 2 });
});

test('a filter finds what is archived too', () => {
  expect(show({ filter: 'es' })).toEqual({ ids: ['Today: a', 'Archived: c d'], count: 3 });
});

test('counts the lines above each section, headings among them', () => {
  const { sections, lines } = listSections({ entries, unsent, filter: '', isArchive: false, now });
  expect(sections.map(({ label, start }) => [label, start])).toEqual([
    ['Pinned', 0],
    ['Not sent yet', 2],
    ['Today', 4],
  ]);
  expect(lines).toBe(7);
});
