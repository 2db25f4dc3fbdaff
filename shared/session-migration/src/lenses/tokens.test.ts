import { expect, it } from 'vitest';
import { withoutTokens } from './tokens.ts';

it('drops sign-in tokens at any depth, and nothing else', () => {
  const session = {
    token: 'abc',
    auth: { accessToken: 'a', refresh_token: 'b', jwt: 'c', expires: 5, provider: 'old' },
    user: { id: 'u', idToken: 'd' },
    settings: { maxTokens: 512, token: 7, tokenizer: 'x' },
    chats: [{ id: 'a', token: 'mine' }],
    drafts: { token: 'a draft of a chat of this name' },
  };
  expect(JSON.parse(JSON.stringify(withoutTokens(session)))).toEqual({
    auth: { expires: 5, provider: 'old' },
    user: { id: 'u' },
    settings: { maxTokens: 512, token: 7, tokenizer: 'x' },
    chats: [{ id: 'a', token: 'mine' }],
    drafts: { token: 'a draft of a chat of this name' },
  });
  const { chats, drafts } = session;
  const clean = { chats, drafts, settings: { maxTokens: 512 } };
  expect(withoutTokens(clean)).toBe(clean);
});
