import { describe, expect, it } from 'vitest';
import { generateSession } from '../testing/index.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const session = generateSession({ seed: 6, owner: legacyAda, chats: 8 });
const locks = globalThis.navigator.locks;

describe('two tabs', () => {
  for (const [name, used] of [
    ['with Web Locks', locks],
    ['without Web Locks', undefined],
  ] as const) {
    it(`import and project at the same time and end with each record once, ${name}`, async () => {
      const backend = chatBackend();
      const browser = openBrowser(backend, used);
      browser.writeLegacy(session);
      const tabs = [browser.tab(), browser.tab()] as const;
      await Promise.all(tabs.map((tab) => tab.start()));
      await Promise.all(tabs.map((tab) => tab.settled()));
      tabs[0].stores.drafts.getState().draftChanged('chat_1', { text: 'one' });
      tabs[1].stores.drafts.getState().draftChanged('chat_2', { text: 'two' });
      tabs[0].stores.conversationChanged(backend.say('from-one', 'user', 'One', 1));
      tabs[1].stores.conversationChanged(backend.say('from-two', 'user', 'Two', 2));
      await Promise.all(tabs.map((tab) => tab.project()));
      await Promise.all(tabs.map((tab) => tab.project()));
      const { chats, drafts } = browser.legacy();
      expect(chats.map(({ id }) => id).sort()).toEqual(
        [...session.chats.map(({ id }) => id), 'from-one', 'from-two'].sort(),
      );
      expect(drafts).toEqual({ ...session.drafts, chat_1: 'one', chat_2: 'two' });
      expect(backend.conversations.size).toBe(10);
      for (const chat of session.chats) {
        expect(backend.conversations.get(chat.id)?.messages).toHaveLength(chat.messages.length);
      }
      for (const tab of tabs) tab.stop();
    });
  }

  it('write nothing while a legacy view is open in one of them', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend, locks);
    browser.writeLegacy(session);
    const [old, fresh] = [browser.tab(), browser.tab()];
    await old.start();
    await old.settled();
    await old.project({ before: 'legacy' });
    await fresh.start();
    fresh.stores.preferences.getState().preferenceChanged('theme', 'changed');
    expect(await fresh.project()).toMatchObject({ outcome: 'withheld' });
    expect(browser.legacy()).toEqual(session);
    await old.absorb();
    expect(await fresh.project()).toMatchObject({ outcome: 'written' });
    old.stop();
    fresh.stop();
  });

  it('do not take for deleted what a legacy view that never saw it overwrote', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    await tab.project();
    const stale = browser.legacy();
    tab.stores.conversationChanged(backend.say('unseen', 'user', 'Not in the old view', 7));
    tab.stores.conversationChanged(backend.say('chat_1', 'user', 'Nor this', 9_000_000_000_000));
    expect(await tab.project()).toMatchObject({ added: 1, changed: 1 });
    // A legacy view of another tab, opened before, writes all it knows.
    browser.writeLegacy({ ...stale, settings: { ...stale.settings, fontSize: 40 } });
    await tab.absorb();
    await tab.settled();
    await tab.project();
    expect(backend.conversations.get('unseen')?.messages).toHaveLength(1);
    expect(browser.legacy().chats.find(({ id }) => id === 'unseen')).toBeDefined();
    expect(browser.legacy().chats[0]?.messages.at(-1)?.content).toBe('Nor this');
    expect(browser.legacy().settings.fontSize).toBe(40);
    tab.stop();
  });

  it('absorbs what a legacy view in another tab writes', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const target = new EventTarget();
    const tab = browser.tab({ target });
    await tab.start();
    await tab.settled();
    browser.editLegacy((legacy) => {
      legacy.settings.theme = 'from afar';
    });
    target.dispatchEvent(Object.assign(new Event('storage'), { key: 'ai-assistant-session' }));
    await expect.poll(() => tab.stores.preferences.getState().values.theme).toBe('from afar');
    tab.stop();
  });

  it('keeps the loser of a conflict', async () => {
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(session);
    const tab = browser.tab();
    await tab.start();
    tab.stores.preferences.getState().preferenceChanged('theme', 'new world');
    browser.editLegacy((legacy) => {
      legacy.settings.theme = 'legacy view';
    });
    await tab.absorb();
    expect(tab.stores.preferences.getState().values.theme).toBe('legacy view');
    expect((await tab.kept()).conflicts).toMatchObject([
      { part: 'settings', name: 'theme', lost: 'new world' },
    ]);
    tab.stop();
  });
});

describe('drafts', () => {
  it('survive a page killed right after typing', () => {
    const browser = openBrowser(chatBackend());
    browser.tab().stores.drafts.getState().draftChanged('c', { text: 'typed', caret: 3 });
    expect(browser.tab().stores.drafts.getState().drafts.c).toMatchObject({ text: 'typed', caret: 3 });
  });
});
