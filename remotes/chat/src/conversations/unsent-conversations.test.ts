import { expect, test } from 'vitest';
import { unsentConversations } from './unsent-conversations.ts';

const outgoing = { conversationId: 'b', message: { id: 'm', content: 'On its way', createdAt: 20 } };

test('names conversations that exist only as a draft or a message under way, the last begun first', () => {
  const drafts = { a: { text: 'A draft', updatedAt: 10 }, blank: { text: '  \n', updatedAt: 30 } };
  expect(unsentConversations(drafts, [outgoing], new Set())).toEqual([
    { id: 'b', title: 'On its way' },
    { id: 'a', title: 'A draft' },
  ]);
});

test('leaves out conversations that the list has', () => {
  expect(
    unsentConversations({ a: { text: 'A draft', updatedAt: 10 } }, [outgoing], new Set(['a', 'b'])),
  ).toEqual([]);
});
