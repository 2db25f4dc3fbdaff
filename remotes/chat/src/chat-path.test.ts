import { expect, test } from 'vitest';
import { chatPath, conversationIdOf } from './chat-path.ts';

test.each(['chat_mt_81', '0b9f', 'a/b', 'ü ?#%'])('finds the conversation %j again in its path', (id) => {
  expect(conversationIdOf(chatPath(id))).toBe(id);
});

test.each(['/', '', '/%E0%A4%A'])('finds no conversation in %j', (path) => {
  expect(conversationIdOf(path)).toBeUndefined();
});
