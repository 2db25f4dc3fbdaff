import { expect, test } from 'vitest';
import { withRead } from './use-inbox.ts';

const one = (id: string, readAt?: number) => ({
  id,
  kind: 'welcome',
  title: id,
  text: '',
  createdAt: 1,
  ...(readAt !== undefined && { readAt }),
});
const data = {
  pages: [
    { unread: 30, notifications: [one('a'), one('b', 5)], nextCursor: 'c' },
    { unread: 30, notifications: [one('d')] },
  ],
  pageParams: [undefined, 'c'],
};

test('reading one takes it from the count on every page, and reading it again does not', () => {
  const after = withRead(data, ['d', 'b'], 9);
  expect(after.pages.map(({ unread }) => unread)).toEqual([29, 29]);
  expect(after.pages.flatMap(({ notifications }) => notifications.map(({ readAt }) => readAt))).toEqual([
    undefined,
    5,
    9,
  ]);
  expect(withRead(after, ['d', 'none'], 10).pages[0]?.unread).toBe(29);
});

test('reading all leaves none unread, those on no page yet among them', () => {
  const after = withRead(data, undefined, 9);
  expect(after.pages.map(({ unread }) => unread)).toEqual([0, 0]);
  expect(after.pages[1]?.notifications[0]?.readAt).toBe(9);
});
