import { describe, expect, it } from 'vitest';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import { generateSession } from '../testing/index.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const session = generateSession({ seed: 5, owner: legacyAda, chats: 20 });

describe('storage that refuses', () => {
  it('lets the person go on in memory, and says so', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const tab = browser.tab({ indexedDB: undefined });
    browser.storage.before = (operation) => {
      if (operation === 'set') throw new DOMException('denied', 'SecurityError');
    };
    await tab.start();
    tab.stores.drafts.getState().draftChanged('chat_1', { text: 'in memory' });
    await tab.settled();
    expect(tab.stores.drafts.getState().drafts.chat_1?.text).toBe('in memory');
    expect(tab.status.getState().storage).toBe('memory');
    expect(backend.conversations.size).toBe(20);
    expect(await tab.project()).toMatchObject({ outcome: 'failed' });
    expect(browser.legacy()).toEqual(session);
    tab.stop();
  });

  it('starts when not even reading is allowed', async () => {
    const browser = openBrowser(chatBackend());
    browser.storage.before = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const tab = browser.tab({ indexedDB: undefined });
    await tab.start();
    expect(tab.status.getState().storage).toBe('memory');
    tab.stop();
  });

  it('keeps the most recent conversations when they do not all fit, and loses none by it', async () => {
    const backend = chatBackend();
    for (let index = 0; index < 100; index += 1) {
      backend.say(`c${index}`, 'user', 'x'.repeat(200), 1_000 + index);
    }
    const browser = openBrowser(backend);
    browser.storage.room = 12_000;
    const tab = browser.tab();
    await tab.start();
    const report = await tab.project({ before: 'legacy' });
    expect(report.outcome).toBe('written');
    expect(report.omitted).toBeGreaterThan(50);
    const held = browser.legacy().chats.map(({ id }) => id);
    expect(held).toEqual(Array.from({ length: held.length }, (_, at) => `c${100 - held.length + at}`));
    expect(tab.status.getState().omitted).toBe(report.omitted);
    await tab.absorb();
    await tab.settled();
    // The session is full; what comes now replaces the oldest.
    tab.stores.conversationChanged(backend.say('newest', 'user', 'y'.repeat(5_000), 9_000));
    expect(await tab.project()).toMatchObject({ outcome: 'written' });
    expect(browser.legacy().chats.at(-1)?.id).toBe('newest');
    await tab.absorb();
    await tab.settled();
    expect(backend.conversations.size).toBe(101);
    expect(backend.calls).not.toContain('remove');
    tab.stop();
  });

  it('never drops from the legacy session what the service has not got', async () => {
    const backend = chatBackend();
    backend.before = (name) => {
      if (name === 'import') throw new Error('down');
    };
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    browser.storage.room = JSON.stringify(session).length + 400;
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    tab.stores.drafts.getState().draftChanged('chat_1', { text: 'z'.repeat(2_000) });
    expect(await tab.project()).toMatchObject({ outcome: 'failed' });
    expect(browser.legacy()).toEqual(session);
    expect(tab.stores.drafts.getState().drafts.chat_1?.text).toHaveLength(2_000);
    tab.stop();
  });
});

describe('a chat service that fails', () => {
  it('keeps conversations pending, and is tried again after a while or when back online', async () => {
    const backend = chatBackend();
    let isDown = true;
    backend.before = (name) => {
      if (isDown && name === 'import') throw Object.assign(new Error('offline'), { code: 'offline' });
    };
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const target = new EventTarget();
    const delays: number[] = [];
    const tab = browser.tab({
      target,
      schedule: (_task, delayMs) => {
        delays.push(delayMs);
        return () => {};
      },
    });
    await tab.start();
    await tab.settled();
    expect(tab.stores.pendingConversations.getState()).toMatchObject({
      status: 'failed',
      confirmed: 0,
      total: 20,
    });
    expect(tab.stores.pendingConversations.getState().pending).toHaveLength(20);
    target.dispatchEvent(new Event('online'));
    await tab.settled();
    expect(delays).toEqual(expect.arrayContaining([2_000, 4_000]));
    expect(browser.storage.entries.has('session-migrated')).toBe(false);
    isDown = false;
    target.dispatchEvent(new Event('online'));
    await tab.settled();
    expect(tab.stores.pendingConversations.getState()).toMatchObject({
      status: 'idle',
      pending: [],
      confirmed: 20,
    });
    expect(JSON.parse(browser.storage.entries.get('session-migrated') ?? '{}')).toMatchObject({
      version: 1,
      owner: 'person-ada@acme',
      counts: { chats: 20 },
    });
    tab.stop();
  });

  it('isolates the one conversation that the service refuses', async () => {
    const backend = chatBackend();
    backend.before = (name, input) => {
      if (name === 'import' && JSON.stringify(input).includes('"chat_7"')) {
        throw Object.assign(new Error('refused'), { code: 'invalid' });
      }
    };
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    expect(backend.conversations.size).toBe(19);
    const { pending, status } = tab.stores.pendingConversations.getState();
    expect(pending.map(({ id }) => id)).toEqual(['chat_7']);
    expect(status).toBe('failed');
    tab.stop();
  });

  it('sends requests below the size limit, long chats in parts', async () => {
    const backend = chatBackend();
    const sizes: number[] = [];
    backend.before = (name, input) => {
      if (name === 'import') sizes.push(new TextEncoder().encode(JSON.stringify(input)).length);
    };
    const browser = openBrowser(backend);
    const messages = Array.from({ length: 40 }, (_, at) => ({
      role: 'user',
      content: `${at}${'é'.repeat(30_000)}`,
      timestamp: at,
    }));
    messages.push({ role: 'user', content: 'x'.repeat(600_000), timestamp: 99 });
    browser.writeLegacy({
      ...session,
      chats: [{ id: 'long', messages, timestamp: 0, lastUpdate: 50 }, ...session.chats],
    });
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    expect(Math.max(...sizes)).toBeLessThan(512 * 1024);
    expect(sizes.length).toBeGreaterThan(5);
    expect(backend.conversations.get('long')?.messages).toHaveLength(40);
    expect(backend.conversations.size).toBe(21);
    expect(browser.events).toContainEqual({ type: 'message-too-long', conversations: ['long'] });
    expect(browser.legacy().chats[0]?.messages).toHaveLength(41);
    tab.stop();
  });

  it('does not keep the legacy view from mounting in time', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const hanging = { chat: { ...backend.client.chat, changes: () => new Promise<never>(() => {}) } };
    const tab = browser.tab({ client: hanging });
    await tab.start();
    await tab.settled();
    tab.stores.preferences.getState().preferenceChanged('theme', 'late');
    const report = await tab.project({ before: 'legacy', timeLimitMs: 60 });
    expect(report.outcome).toBe('timed-out');
    const raw = browser.storage.entries.get(LEGACY_KEY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(browser.storage.entries.get(LEGACY_KEY)).toBe(raw);
    tab.stop();
  });
});
