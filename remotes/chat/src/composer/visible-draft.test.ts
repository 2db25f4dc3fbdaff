import { expect, test } from 'vitest';
import { visibleDraft } from './visible-draft.ts';

const outgoing = [{ conversationId: 'a', message: { id: 'm', content: 'Hello', createdAt: 10 } }];

test('hides a draft while its message is under way', () => {
  expect(visibleDraft({ text: ' Hello\n', updatedAt: 10 }, outgoing)).toBeUndefined();
});

test.each([
  ['another text', { text: 'Hello you', updatedAt: 9 }],
  ['the same text written since', { text: 'Hello', updatedAt: 11 }],
])('shows %s', (_name, draft) => {
  expect(visibleDraft(draft, outgoing)).toBe(draft);
});
