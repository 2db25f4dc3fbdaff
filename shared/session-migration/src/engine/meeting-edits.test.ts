import { expect, it } from 'vitest';
import { generateSession } from '../testing/index.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const FUTURE = 9_000_000_000_000;
const session = generateSession({ seed: 12, owner: legacyAda, chats: 6 });

/** A browser whose session the service has confirmed, and a switch for the service's imports. */
async function agreed() {
  const backend = chatBackend();
  const imports = { isDown: false };
  backend.before = (name) => {
    if (imports.isDown && name === 'import') throw Object.assign(new Error('down'), { code: 'unavailable' });
  };
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const tab = browser.tab();
  await tab.start();
  await tab.settled();
  await tab.project();
  return { backend, browser, tab, imports };
}

it('still owes the service a legacy message after the chat was written for another reason', async () => {
  const { backend, browser, tab, imports } = await agreed();
  imports.isDown = true;
  browser.editLegacy(({ chats }) => {
    chats[0]?.messages.push({ role: 'user', content: 'Only in the old view', timestamp: FUTURE });
  });
  await tab.absorb();
  await tab.settled();
  tab.stores.conversationChanged(backend.say('chat_1', 'user', 'Only in the new view', FUTURE + 1));
  expect(await tab.project()).toMatchObject({ outcome: 'written', changed: 1 });
  tab.stop();
  imports.isDown = false;
  const next = browser.tab();
  await next.start();
  await next.settled();
  const texts = (messages: readonly { content: string }[] = []) =>
    messages.slice(-2).map(({ content }) => content);
  const both = ['Only in the old view', 'Only in the new view'];
  expect(texts(backend.conversations.get('chat_1')?.messages)).toEqual(both);
  expect(texts(browser.legacy().chats[0]?.messages)).toEqual(both);
  next.stop();
});

it('keeps a chat that was deleted in the old view while the new view went on with it', async () => {
  const { backend, browser, tab } = await agreed();
  tab.stores.conversationChanged(backend.say('chat_2', 'user', 'One more', FUTURE));
  browser.editLegacy((legacy) => {
    legacy.chats = legacy.chats.filter(({ id }) => id !== 'chat_2');
  });
  expect(await tab.absorb()).toMatchObject({ deleted: 0 });
  await tab.settled();
  await tab.project();
  expect(backend.conversations.has('chat_2')).toBe(true);
  expect(
    browser
      .legacy()
      .chats.find(({ id }) => id === 'chat_2')
      ?.messages.at(-1)?.content,
  ).toBe('One more');
  tab.stop();
});

it('keeps a chat that was deleted elsewhere while the old view went on with it', async () => {
  const { backend, browser, tab, imports } = await agreed();
  imports.isDown = true;
  browser.editLegacy(({ chats }) => {
    const chat = chats[2];
    chat?.messages.push({ role: 'user', content: 'Not finished', timestamp: FUTURE });
    if (chat) chat.lastUpdate = FUTURE;
  });
  backend.drop('chat_3');
  await tab.project();
  await tab.settled();
  expect(
    browser
      .legacy()
      .chats.find(({ id }) => id === 'chat_3')
      ?.messages.at(-1)?.content,
  ).toBe('Not finished');
  tab.stop();
  imports.isDown = false;
  const next = browser.tab();
  await next.start();
  await next.settled();
  expect(backend.conversations.get('chat_3')?.messages.at(-1)?.content).toBe('Not finished');
  next.stop();
});

it('does not count a confirmation from before the session was lost', async () => {
  const backend = chatBackend();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { importConversations } = backend.client.chat;
  const slow: typeof importConversations = async (input) => {
    const result = await importConversations(input);
    await held;
    return result;
  };
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const tab = browser.tab({ client: { chat: { ...backend.client.chat, importConversations: slow } } });
  await tab.start();
  tab.stores.conversationChanged(backend.say('other', 'user', 'Something agreed on', 1));
  await tab.project();
  browser.writeLegacy({ ...session, user: { email: 'somebody@else.test' } });
  expect(await tab.absorb()).toMatchObject({ outcome: 'foreign' });
  answer();
  await tab.settled();
  browser.writeLegacy({ ...session, chats: session.chats.slice(0, 2) });
  expect(await tab.absorb()).toMatchObject({ deleted: 0 });
  await tab.settled();
  expect(backend.conversations.size).toBe(7);
  tab.stop();
});

it('leaves the drafts of forms to the new world: none reaches the legacy session, and none is ended by it', async () => {
  const { browser, tab } = await agreed();
  const before = JSON.stringify(browser.legacy());
  tab.stores.drafts.getState().draftChanged('form:admin:invite', { text: '{"email":"kim@ac"}' });
  await tab.project();
  expect(JSON.stringify(browser.legacy())).toBe(before);
  browser.editLegacy(({ chats }) => {
    chats[0]?.messages.push({ role: 'user', content: 'Meanwhile', timestamp: FUTURE });
  });
  await tab.absorb();
  await tab.settled();
  await tab.project();
  expect(tab.stores.drafts.getState().drafts['form:admin:invite']?.text).toBe('{"email":"kim@ac"}');
  expect(JSON.stringify(browser.legacy())).not.toContain('form:');
  tab.stop();
});
