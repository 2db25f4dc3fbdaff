import { describe, expect, it } from 'vitest';
import { generateSession, typicalSession } from '../testing/index.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

describe('a session that goes both ways', () => {
  it('keeps every record and field over two flips with edits on both sides', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    const before = generateSession({ seed: 7, owner: legacyAda, chats: 30, version: '2.1.0' });
    browser.writeLegacy(before);
    const tab = browser.tab();
    await tab.start();
    await tab.settled();

    expect(backend.conversations.size).toBe(30);
    expect(tab.stores.preferences.getState().values).toEqual(before.settings);
    expect(tab.stores.place.getState().activeConversation).toBe('chat_30');
    expect(tab.stores.drafts.getState().drafts.chat_30?.text).toBe('Could you also compare the two in a ');
    expect(tab.stores.pendingConversations.getState()).toEqual({
      pending: [],
      status: 'idle',
      confirmed: 30,
      total: 30,
    });
    expect(browser.legacy()).toEqual(before);

    backend.say('chat_3', 'user', 'One more thing?', NOW);
    tab.stores.conversationChanged(backend.say('chat_3', 'assistant', 'Gladly.', NOW + 1));
    tab.stores.conversationChanged(backend.say('new-one', 'user', 'Hello', NOW + 2));
    tab.stores.drafts.getState().draftEnded('chat_30');
    tab.stores.drafts.getState().draftChanged('new-one', { text: 'and', caret: 2 });
    tab.stores.preferences.getState().preferenceChanged('theme', 'high-contrast');
    tab.stores.place.getState().conversationOpened('new-one');
    const report = await tab.project({ before: 'legacy' });

    expect(report).toMatchObject({ outcome: 'written', added: 1, changed: 1, removed: 0, isComplete: true });
    const third = before.chats[2];
    const isIso = typeof third?.messages.at(-1)?.timestamp === 'string';
    const form = (ms: number) => (isIso ? new Date(ms).toISOString() : ms);
    const expected = structuredClone(before) as unknown as ReturnType<typeof JSON.parse>;
    expected.chats[2].messages.push(
      { role: 'user', content: 'One more thing?', timestamp: form(NOW) },
      { role: 'assistant', content: 'Gladly.', timestamp: form(NOW + 1) },
    );
    expected.chats[2].lastUpdate =
      typeof third?.lastUpdate === 'string' ? new Date(NOW + 1).toISOString() : NOW + 1;
    const lastIsIso = typeof before.chats.at(-1)?.timestamp === 'string';
    const newForm = (ms: number) => (lastIsIso ? new Date(ms).toISOString() : ms);
    expected.chats.push({
      id: 'new-one',
      messages: [{ role: 'user', content: 'Hello', timestamp: newForm(NOW + 2) }],
      timestamp: newForm(NOW + 2),
      lastUpdate: newForm(NOW + 2),
    });
    expected.drafts = { 'new-one': 'and' };
    expected.settings.theme = 'high-contrast';
    expected.activeChat = 'new-one';
    expect(browser.legacy()).toEqual(expected);

    browser.editLegacy((session) => {
      session.chats[0]?.messages.push({ role: 'user', content: 'From the old view', timestamp: NOW + 10 });
      session.chats.push({
        id: 'old-new',
        messages: [{ role: 'user', content: 'Old and new', timestamp: NOW + 11 }],
        timestamp: NOW + 11,
        lastUpdate: NOW + 11,
      });
      session.chats.splice(1, 1);
      session.drafts = { chat_5: 'typed in the old view' };
      session.settings.fontSize = 22;
      session.activeChat = 'old-new';
    });
    const after = browser.legacy();
    expect(await tab.absorb()).toMatchObject({ outcome: 'absorbed', unsent: 2, deleted: 1 });
    await tab.settled();

    expect(backend.conversations.get('chat_1')?.messages.at(-1)?.content).toBe('From the old view');
    expect(backend.conversations.get('old-new')?.messages).toHaveLength(1);
    expect(backend.conversations.has('chat_2')).toBe(false);
    expect(Object.keys(tab.stores.drafts.getState().drafts)).toEqual(['chat_5']);
    expect(tab.stores.preferences.getState().values).toMatchObject({ fontSize: 22, theme: 'high-contrast' });
    expect(tab.stores.place.getState().activeConversation).toBe('old-new');

    expect(await tab.project({ before: 'legacy' })).toMatchObject({ outcome: 'unchanged' });
    expect(browser.legacy()).toEqual(after);
    tab.stop();
  });

  it('sends nothing again and writes nothing when nothing changed', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(typicalSession(legacyAda));
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    await tab.project();
    tab.stop();
    const imports = backend.calls.filter((call) => call === 'import').length;
    for (let round = 0; round < 3; round += 1) {
      const next = browser.tab();
      await next.start();
      await next.settled();
      await next.project();
      await next.absorb();
      await next.settled();
      next.stop();
    }
    expect(backend.calls.filter((call) => call === 'import')).toHaveLength(imports);
    expect(browser.storage.writes).toBe(0);
  });

  it('gives a fresh browser the conversations of another one', async () => {
    const backend = chatBackend();
    const session = generateSession({ seed: 3, owner: legacyAda, chats: 12 });
    const first = openBrowser(backend);
    first.writeLegacy(session);
    const one = first.tab();
    await one.start();
    await one.settled();
    one.stop();

    const second = openBrowser(backend);
    const two = second.tab();
    await two.start();
    expect(await two.project({ before: 'legacy' })).toMatchObject({ outcome: 'written', added: 12 });
    expect(
      second.legacy().chats.map(({ id, messages }) => [id, messages.map(({ content }) => content)]),
    ).toEqual(
      expect.arrayContaining(
        session.chats.map(({ id, messages }) => [id, messages.map(({ content }) => content)]),
      ),
    );
    expect(second.legacy().user.email).toBe('ada@acme.test');
    expect(await two.absorb()).toMatchObject({ unsent: 0, deleted: 0 });
    two.stop();
  });

  it('removes from the legacy session what was deleted elsewhere, before or after this browser sent it', async () => {
    const backend = chatBackend();
    const session = generateSession({ seed: 8, owner: legacyAda, chats: 5 });
    const [first, second] = [openBrowser(backend), openBrowser(backend)];
    for (const browser of [first, second]) browser.writeLegacy(session);
    const one = first.tab();
    await one.start();
    await one.settled();
    await one.project();
    backend.drop('chat_2');
    const two = second.tab();
    await two.start();
    await two.settled();
    expect(two.stores.pendingConversations.getState()).toMatchObject({ pending: [], status: 'idle' });
    await one.project();
    await two.project();
    for (const browser of [first, second]) {
      expect(browser.legacy().chats.map(({ id }) => id)).toEqual(['chat_1', 'chat_3', 'chat_4', 'chat_5']);
    }
    expect(backend.conversations.size).toBe(4);
    one.stop();
    two.stop();
  });

  it('gives everything again to a service that has lost its data', async () => {
    const lost = chatBackend();
    const browser = openBrowser(lost);
    const session = generateSession({ seed: 9, owner: legacyAda, chats: 6 });
    browser.writeLegacy(session);
    const before = browser.tab();
    await before.start();
    await before.settled();
    await before.project();
    before.stop();
    const anew = chatBackend();
    const after = browser.tab({ client: anew.client });
    await after.start();
    await after.project();
    await after.settled();
    expect([...anew.conversations.keys()].sort()).toEqual(session.chats.map(({ id }) => id).sort());
    expect(browser.legacy()).toEqual(session);
    after.stop();
  });

  it('unites two browsers with a session each', async () => {
    const backend = chatBackend();
    const [first, second] = [openBrowser(backend), openBrowser(backend)];
    const session = generateSession({ seed: 4, owner: legacyAda, chats: 6 });
    first.writeLegacy(session);
    second.writeLegacy({
      ...session,
      chats: [
        {
          ...session.chats[0],
          messages: [
            ...(session.chats[0]?.messages ?? []),
            { role: 'user', content: 'Only here', timestamp: NOW },
          ],
        },
        { id: 'only-second', messages: [], timestamp: NOW, lastUpdate: NOW },
      ],
    });
    for (const browser of [first, second, first]) {
      const tab = browser.tab();
      await tab.start();
      await tab.settled();
      await tab.project({ before: 'legacy' });
      tab.stop();
    }
    for (const browser of [first, second]) {
      const { chats } = browser.legacy();
      expect(new Set(chats.map(({ id }) => id))).toEqual(
        new Set([...session.chats.map(({ id }) => id), 'only-second']),
      );
      expect(chats.find(({ id }) => id === 'chat_1')?.messages.at(-1)?.content).toBe('Only here');
    }
  });
});
