import { expect, test } from 'vitest';
import { conversation, summary } from '../testing/fake-host.ts';
import { mergeConversations } from './merge-conversations.ts';

test('holds every conversation of either side once, the last changed first', () => {
  const server = [
    summary(conversation('a', { updatedAt: 10 })),
    summary(conversation('b', { updatedAt: 30 })),
  ];
  const legacy = [conversation('c', { updatedAt: 20 }), conversation('a', { updatedAt: 99 })];
  expect(mergeConversations(server, legacy).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});

test('takes the time of the server and the title of the first question', () => {
  const server = [summary(conversation('a', { title: 'Said since', updatedAt: 10 }))];
  const legacy = [conversation('a', { title: 'First question', updatedAt: 99 })];
  expect(mergeConversations(server, legacy)).toEqual([{ id: 'a', title: 'First question', updatedAt: 10 }]);
});

test('orders conversations of one moment the same way each time', () => {
  const [a, b] = [conversation('a'), conversation('b')];
  expect(mergeConversations([], [b, a])).toEqual(mergeConversations([], [a, b]));
});
