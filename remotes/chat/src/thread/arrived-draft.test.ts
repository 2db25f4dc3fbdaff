import { expect, test } from 'vitest';
import { arrivedDraft } from './arrived-draft.ts';

const said = (content: string, createdAt: number) => [
  { id: '1', role: 'user' as const, content, createdAt },
  { id: '2', role: 'assistant' as const, content: 'A reply', createdAt: createdAt + 1 },
];

test.each([
  ['is the last message, sent after it was written', 'Hello ', 10, said('Hello', 11), true],
  ['was written after a message of the same text', 'Hello', 12, said('Hello', 11), false],
  ['differs from the last message', 'Hello you', 10, said('Hello', 11), false],
  ['stands in an empty conversation', 'Hello', 10, [], false],
])('a draft that %s', (_case, text, updatedAt, messages, expected) => {
  expect(arrivedDraft({ text, updatedAt }, messages)).toBe(expected);
});
