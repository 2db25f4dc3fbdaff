import { ownerOf } from '@ficus/contracts';
import { describe, expect, it } from 'vitest';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import { generateSession } from '../testing/index.ts';
import { ada, type Browser, legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const ben = { ...ada, id: 'person-ben', email: 'ben@acme.test' };
const session = generateSession({ seed: 1, owner: legacyAda, chats: 12 });

describe('a legacy session that is not the person’s', () => {
  const cases: [string, string, string][] = [
    ['truncated', JSON.stringify({ ...session, user: undefined }).slice(0, 900), 'unreadable'],
    ['no object', '[1,2]', 'unreadable'],
    ['a number beyond reach', '1e400', 'unreadable'],
  ];
  for (const [name, raw, outcome] of cases) {
    it(`is left as it is: ${name}`, async () => {
      const backend = chatBackend();
      backend.say('mine', 'user', 'Of the service', 5);
      const browser = openBrowser(backend);
      browser.writeLegacy(raw);
      const tab = browser.tab({ person: ben });
      await tab.start();
      expect(tab.status.getState().legacy).toBe(outcome);
      tab.stores.drafts.getState().draftChanged('mine', { text: 'typed' });
      expect(await tab.project({ before: 'legacy' })).toMatchObject({ outcome });
      await tab.settled();
      await tab.signedOut();
      expect(browser.storage.entries.get(LEGACY_KEY)).toBe(raw);
      expect(backend.calls).not.toContain('import');
      expect(tab.stores.pendingConversations.getState().total).toBe(0);
      // The draft exists nowhere else, so it waits for its owner.
      expect(browser.storage.entries.get('ficus-drafts:person-ben@acme')).toContain('typed');
    });
  }

  it('takes nothing away from the service when another person’s replaced it meanwhile', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    for (const replaced of [
      JSON.stringify({ ...session, user: { email: 'x@y.test' }, chats: [] }),
      '{"broken',
      '',
    ]) {
      const first = browser.tab();
      await first.start();
      await first.settled();
      first.stop();
      browser.writeLegacy(replaced);
      const second = browser.tab();
      await second.start();
      await second.settled();
      second.stop();
      // Then the legacy application began anew for Ada, with few chats.
      browser.writeLegacy({ ...session, chats: session.chats.slice(0, 1), drafts: {} });
      const third = browser.tab();
      await third.start();
      await third.settled();
      expect(backend.conversations.size).toBe(12);
      expect(await third.project({ before: 'legacy' })).toMatchObject({ added: 11 });
      expect(browser.legacy().chats).toHaveLength(12);
      third.stop();
    }
    expect(backend.calls).not.toContain('remove');
  });

  it('takes the loss of all chats at once for a loss, and brings them back', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    await tab.project({ before: 'legacy' });
    browser.editLegacy((legacy) => {
      legacy.chats = [];
    });
    expect(await tab.absorb()).toMatchObject({ deleted: 0 });
    await tab.settled();
    await tab.project({ before: 'legacy' });
    expect(browser.legacy().chats).toHaveLength(12);
    expect(browser.events).toContainEqual({ type: 'legacy-lost', chats: 12 });
    tab.stop();
  });

  it('belongs to the first person who signs in if it names nobody', async () => {
    const { user: _, ...nobodys } = session;
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(nobodys);
    const one = browser.tab();
    expect(await one.absorb()).toMatchObject({ outcome: 'absorbed', chats: 12 });
    one.stop();
    const two = browser.tab({ person: ben });
    expect(await two.absorb()).toMatchObject({ outcome: 'foreign' });
    expect(two.stores.pendingConversations.getState().pending).toEqual([]);
    two.stop();
  });

  it('is left alone when newer code has marked it', async () => {
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(session);
    const marker = JSON.stringify({
      version: 2,
      owner: ownerOf(ada),
      when: 1,
      counts: { chats: 1, messages: 1 },
    });
    browser.storage.entries.set('session-migrated', marker);
    const tab = browser.tab();
    tab.stores.preferences.getState().preferenceChanged('theme', 'x');
    expect(await tab.absorb()).toMatchObject({ outcome: 'newer' });
    expect(await tab.project()).toMatchObject({ outcome: 'newer' });
    expect(browser.legacy()).toEqual(session);
    expect(browser.storage.entries.get('session-migrated')).toBe(marker);
    tab.stop();
  });
});

describe('a machine that two people share', () => {
  it('leaves the other one’s session as it is, and has the own conversations where the legacy view looks', async () => {
    const backend = chatBackend();
    backend.say('mine', 'user', 'Of the service', 5);
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const raw = browser.storage.entries.get(LEGACY_KEY);
    const tab = browser.tab({ person: ben });
    await tab.start();
    expect(tab.status.getState().legacy).toBe('foreign');
    expect(await tab.project()).toMatchObject({ outcome: 'foreign' });
    tab.stores.drafts.getState().draftChanged('mine', { text: 'typed' });
    expect(await tab.project({ before: 'legacy' })).toMatchObject({ outcome: 'written', added: 1 });
    expect(browser.storage.entries.get(LEGACY_KEY)).toBe(raw);
    expect(backend.calls).not.toContain('import');
    const aside = `${LEGACY_KEY}:${ben.email}:acme`;
    const own = JSON.parse(browser.storage.entries.get(aside) ?? '');
    expect(own).toMatchObject({
      user: { email: ben.email },
      chats: [{ id: 'mine' }],
      drafts: { mine: 'typed' },
    });

    // The legacy view exchanges the two, as it always did, and the person goes on.
    browser.storage.entries.set(`${LEGACY_KEY}:ada@acme.test`, raw ?? '');
    browser.writeLegacy(own);
    browser.storage.entries.delete(aside);
    browser.editLegacy(({ chats }) => {
      chats[0]?.messages.push({ role: 'user', content: 'Old view', timestamp: 6 });
    });
    expect(await tab.absorb()).toMatchObject({ outcome: 'absorbed', unsent: 1, deleted: 0 });
    await tab.settled();
    expect(backend.conversations.get('mine')?.messages).toHaveLength(2);
    tab.stop();

    // And Ada finds hers, set aside.
    const adas = browser.tab();
    expect(await adas.absorb()).toMatchObject({ outcome: 'absorbed', chats: 12 });
    expect(browser.legacy().user).toMatchObject({ email: ben.email });
    adas.stop();
  });
});

describe('a person of two tenants', () => {
  const inGlobex = { ...ada, tenantId: 'globex', tenantName: 'Globex' };
  const theirs = generateSession({ seed: 2, owner: { ...legacyAda, tenant: 'globex' }, chats: 3 });

  /** What the legacy view does when it opens: it sets another's session aside, and takes its own back. */
  function openLegacyView(browser: Browser, person: typeof ada): void {
    const raw = browser.storage.entries.get(LEGACY_KEY);
    const key = (tenant: string) => `${LEGACY_KEY}:ada@acme.test:${tenant}`;
    if (raw) browser.storage.entries.set(key(JSON.parse(raw).user.tenant), raw);
    browser.storage.entries.set(LEGACY_KEY, browser.storage.entries.get(key(person.tenantId)) ?? '');
    browser.storage.entries.delete(key(person.tenantId));
  }

  it('meets nothing of the one in the other, and everything again when back', async () => {
    const [acmes, globexs] = [chatBackend(), chatBackend()];
    const browser = openBrowser(acmes);
    browser.writeLegacy(session);
    const raw = browser.storage.entries.get(LEGACY_KEY);
    const first = browser.tab();
    await first.start();
    await first.settled();
    first.stores.drafts.getState().draftChanged('chat_1', { text: 'only of Acme' });
    first.stores.preferences.getState().preferenceChanged('theme', 'of Acme');
    first.stop();

    const other = browser.tab({ person: inGlobex, client: globexs.client });
    expect(other.stores.drafts.getState().drafts).toEqual({});
    expect(other.stores.preferences.getState().values).toEqual({});
    await other.start();
    await other.settled();
    expect(other.status.getState().legacy).toBe('foreign');
    expect(other.stores.pendingConversations.getState().total).toBe(0);
    expect(globexs.calls).not.toContain('import');
    globexs.say('new', 'user', 'Of Globex', 5);
    other.stores.drafts.getState().draftChanged('new', { text: 'only of Globex' });
    expect(await other.project({ before: 'legacy' })).toMatchObject({ outcome: 'written', added: 1 });
    expect(browser.storage.entries.get(LEGACY_KEY)).toBe(raw);
    expect(await other.kept()).toMatchObject({ originals: [] });
    openLegacyView(browser, inGlobex);
    expect(browser.legacy().chats.map(({ id }) => id)).toEqual(['new']);
    expect(JSON.stringify(browser.legacy())).not.toContain('of Acme');
    other.stop();

    const back = browser.tab();
    expect(back.stores.drafts.getState().drafts.chat_1?.text).toBe('only of Acme');
    await back.start();
    await back.settled();
    expect(acmes.conversations.size).toBe(12);
    expect([...acmes.conversations.keys()]).not.toContain('new');
    expect(acmes.calls).not.toContain('remove');
    expect(await back.project({ before: 'legacy' })).toMatchObject({ outcome: 'written' });
    openLegacyView(browser, ada);
    expect(browser.legacy().chats).toHaveLength(12);
    expect(browser.legacy()).toMatchObject({ drafts: { chat_1: 'only of Acme' } });
    expect(JSON.stringify(browser.legacy())).not.toContain('of Globex');
    back.stop();
  });

  it('leaves the session of the one alone when signing out in the other', async () => {
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(session);
    const raw = browser.storage.entries.get(LEGACY_KEY);
    const acme = browser.tab();
    acme.stores.drafts.getState().draftChanged('chat_1', { text: 'only of Acme' });
    acme.stop();
    const globex = browser.tab({ person: inGlobex });
    await globex.start();
    await globex.signedOut();
    expect(browser.storage.entries.get(LEGACY_KEY)).toBe(raw);
    expect(browser.tab().stores.drafts.getState().drafts.chat_1?.text).toBe('only of Acme');
  });

  it('finds the session that the legacy view has set aside for the tenant', async () => {
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(session);
    browser.storage.entries.set(`${LEGACY_KEY}:ada@acme.test:globex`, JSON.stringify(theirs));
    const tab = browser.tab({ person: inGlobex });
    expect(await tab.absorb()).toMatchObject({ outcome: 'absorbed', chats: 3 });
    tab.stop();
  });

  it.each([
    ['names no tenant', { ...session, user: { ...legacyAda, tenant: undefined } }],
    ['names nobody', { ...session, user: undefined }],
  ])('has a session that %s where it was met first, whichever is opened next', async (_what, open) => {
    const browser = openBrowser(chatBackend());
    browser.writeLegacy(open);
    for (const [person, outcome] of [
      [inGlobex, 'absorbed'],
      [ada, 'foreign'],
      [inGlobex, 'absorbed'],
    ] as const) {
      const tab = browser.tab({ person });
      expect(await tab.absorb()).toMatchObject({ outcome });
      tab.stop();
    }
  });
});

describe('the original', () => {
  it('is kept once without its secrets, and can be forgotten', async () => {
    const browser = openBrowser(chatBackend());
    const secret = {
      ...session,
      auth: { accessToken: 'abc', refreshToken: 'def' },
      settings: { maxTokens: 5, apiKey: 'k' },
    };
    browser.writeLegacy(secret);
    let at = 1_000;
    const tab = browser.tab({ now: () => at });
    await tab.start();
    tab.stores.preferences.getState().preferenceChanged('theme', 'x');
    await tab.project();
    await tab.absorb();
    const { originals } = await tab.kept();
    expect(originals).toHaveLength(1);
    const { raw, ...rest } = originals[0] ?? { raw: '' };
    expect(rest).toEqual({ owner: ownerOf(ada), keptAt: 1_000, problems: [], problemCount: 0 });
    expect(JSON.parse(raw)).toEqual({
      ...secret,
      auth: { accessToken: '[redacted]', refreshToken: '[redacted]' },
      settings: { maxTokens: 5, apiKey: '[redacted]' },
    });
    tab.stop();
    at += 31 * 86_400_000;
    const later = browser.tab({ now: () => at });
    await later.start();
    expect((await later.kept()).originals).toEqual([]);
    later.stop();
  });
});

describe('signing out', () => {
  it('leaves the legacy session with everything in it, and nothing of the person elsewhere', async () => {
    const backend = chatBackend();
    const browser = openBrowser(backend);
    browser.writeLegacy(session);
    const tab = browser.tab();
    await tab.start();
    await tab.settled();
    tab.stores.drafts.getState().draftChanged('chat_1', { text: 'half a sentence' });
    tab.stores.preferences.getState().preferenceChanged('theme', 'sepia');
    tab.stores.conversationChanged(backend.say('chat_1', 'user', 'The last word', 9_999_999_999_999));
    await tab.signedOut();
    const left = browser.legacy();
    expect(left.drafts?.chat_1).toBe('half a sentence');
    expect(left.chats[0]?.messages.at(-1)?.content).toBe('The last word');
    expect([...browser.storage.entries.keys()].sort()).toEqual([
      LEGACY_KEY,
      `ficus-legacy-stamp:${ownerOf(ada)}`,
      'session-migrated',
    ]);

    const again = browser.tab();
    await again.start();
    expect(again.stores.drafts.getState().drafts.chat_1?.text).toBe('half a sentence');
    expect(again.stores.preferences.getState().values.theme).toBe('sepia');
    await again.settled();
    expect(backend.conversations.size).toBe(12);
    expect(await again.project()).toMatchObject({ outcome: 'unchanged' });
    again.stop();
  });
});
