import { expect, it } from 'vitest';
import { generateSession } from '../testing/index.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const session = generateSession({ seed: 15, owner: legacyAda, chats: 6, version: '2.0.0' });

/** A browser that stored localStorage last at `store`, and is killed at `kill`; IndexedDB is there in full. */
async function agreed() {
  const backend = chatBackend();
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const tab = browser.tab();
  await tab.start();
  await tab.settled();
  await tab.project();
  let stored = new Map(browser.storage.entries);
  const store = () => {
    stored = new Map(browser.storage.entries);
  };
  const kill = async () => {
    tab.stop();
    browser.storage.entries.clear();
    for (const [key, value] of stored) browser.storage.entries.set(key, value);
    const next = browser.tab();
    await next.start();
    await next.settled();
    await next.project({ before: 'legacy' });
    await next.absorb();
    await next.settled();
    next.stop();
  };
  return { backend, browser, tab, store, kill };
}

it('does not take for deleted what was written to the legacy session and not stored any more', async () => {
  const { backend, browser, tab, kill } = await agreed();
  tab.stores.conversationChanged(backend.say('late', 'user', 'Just before', 9_000_000_000_000));
  expect(await tab.project({ before: 'legacy' })).toMatchObject({ outcome: 'written', added: 1 });
  await kill();
  expect(backend.conversations.get('late')?.messages).toHaveLength(1);
  expect(browser.legacy().chats.map(({ id }) => id)).toContain('late');
  expect(browser.legacy().chats.slice(0, 6)).toEqual(session.chats);
  expect(backend.calls).not.toContain('remove');
});

it('does not take for deleted what the legacy view wrote, the service confirmed, and was not stored', async () => {
  const { backend, browser, tab, kill } = await agreed();
  browser.editLegacy(({ chats }) => {
    chats.push({
      id: 'old',
      messages: [{ role: 'user', content: 'x', timestamp: 1 }],
      timestamp: 1,
      lastUpdate: 1,
    });
  });
  await tab.absorb();
  await tab.settled();
  expect(backend.conversations.has('old')).toBe(true);
  await kill();
  expect(backend.conversations.has('old')).toBe(true);
  expect(browser.legacy().chats.map(({ id }) => id)).toContain('old');
});

it('still knows a deletion that was stored', async () => {
  const { backend, browser, store, kill } = await agreed();
  browser.editLegacy((legacy) => {
    legacy.chats = legacy.chats.filter(({ id }) => id !== 'chat_2');
  });
  store();
  await kill();
  expect(backend.conversations.has('chat_2')).toBe(false);
});

it('does not take for removed what the new view’s own stores have forgotten by it', async () => {
  const backend = chatBackend();
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const stored = new Map(browser.storage.entries);
  const tab = browser.tab();
  await tab.start();
  await tab.settled();
  tab.stop();
  browser.storage.entries.clear();
  for (const [key, value] of stored) browser.storage.entries.set(key, value);
  const next = browser.tab();
  await next.start();
  await next.settled();
  await next.project({ before: 'legacy' });
  expect(browser.legacy()).toEqual(session);
  expect(next.stores.preferences.getState().values).toEqual(session.settings);
  next.stop();
});
