import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import { generateSession } from '../testing/index.ts';
import type { SessionEngine } from './session-engine.ts';
import { type Browser, legacyAda, openBrowser } from './testing/browser.ts';
import { type ChatBackend, chatBackend } from './testing/chat-backend.ts';
import { meterObjectStores, type Power, power } from './testing/power.ts';

const NOW = Date.UTC(2026, 0, 2);
const session = generateSession({ seed: 11, owner: legacyAda, chats: 5, version: '2.0.0' });

/** What a person does. */
async function day(
  browser: Browser,
  backend: ChatBackend,
  tab: SessionEngine,
  done: Set<string>,
  supply: Power,
) {
  const once = async (name: string, act: () => unknown) => {
    // Nobody does anything more in a dead page.
    if (done.has(name) || supply.isOff) return;
    await act();
    done.add(name);
  };
  await tab.start();
  await tab.settled();
  await once('talk', () => {
    backend.say('chat_2', 'user', 'New question', NOW);
    backend.say('fresh', 'user', 'New chat', NOW + 1);
  });
  for (const id of ['chat_2', 'fresh']) {
    const conversation = backend.conversations.get(id);
    if (conversation) tab.stores.conversationChanged(conversation);
  }
  tab.stores.preferences.getState().preferenceChanged('theme', 'new');
  tab.stores.drafts.getState().draftChanged('draft-only', { text: 'not sent' });
  await tab.project({ before: 'legacy' });
  await once('legacy', () => {
    const raw = browser.storage.entries.get(LEGACY_KEY);
    const { chats } = JSON.parse(raw ?? '{}');
    // The person edits what they see; before the first projection that is the old session.
    chats[0].messages.push({ role: 'user', content: 'Old view', timestamp: NOW + 5 });
    browser.editLegacy((legacy) => {
      legacy.chats = chats.filter(({ id }: { id: string }) => id !== 'chat_4');
      legacy.settings.language = 'it-IT';
    });
  });
  await tab.absorb();
  await tab.settled();
  await tab.project({ before: 'legacy' });
}

function state(browser: Browser, backend: ChatBackend) {
  const { chats, ...rest } = browser.legacy();
  const texts = (list: readonly { readonly content: string }[]) => list.map(({ content }) => content);
  return {
    rest,
    legacy: Object.fromEntries(chats.map((chat) => [chat.id, texts(chat.messages)])),
    unknown: chats.flatMap((chat) => ('tags' in chat ? [[chat.id, chat.tags, chat.pinned]] : [])),
    service: Object.fromEntries(
      [...backend.conversations].map(([id, { messages }]) => [id, texts(messages)]),
    ),
  };
}

async function live(cutAfter: number) {
  const backend = chatBackend();
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const supply: Power = power(browser, backend);
  const done = new Set<string>();
  supply.cutAfter(cutAfter);
  const first = browser.tab(supply.options);
  await day(browser, backend, first, done, supply);
  first.stop();
  const { spent } = supply;
  supply.cutAfter(Number.POSITIVE_INFINITY);
  const second = browser.tab(supply.options);
  await day(browser, backend, second, done, supply);
  await second.absorb();
  await second.settled();
  await second.project({ before: 'legacy' });
  second.stop();
  return { spent, state: state(browser, backend) };
}

/** Somebody says something here and deletes the conversation elsewhere; the page dies while it takes both in. */
async function deleteElsewhere(cutAfter: number) {
  const backend = chatBackend();
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const supply: Power = power(browser, backend);
  const first = browser.tab(supply.options);
  await first.start();
  await first.settled();
  await first.project();
  first.stores.conversationChanged(backend.say('chat_2', 'user', 'Once more', NOW));
  await first.settled();
  backend.drop('chat_2');
  supply.cutAfter(cutAfter);
  await first.project({ before: 'legacy' });
  first.stop();
  const { spent } = supply;
  const second = browser.tab();
  await second.start();
  await second.settled();
  await second.project({ before: 'legacy' });
  second.stop();
  return { spent, legacy: browser.legacy().chats.map(({ id }) => id) };
}

describe('a page that dies', () => {
  let restore = () => {};
  beforeAll(() => {
    restore = meterObjectStores();
  });
  afterAll(() => restore());

  it('comes to the same end after any storage or network operation', { timeout: 120_000 }, async () => {
    const whole = await live(Number.POSITIVE_INFINITY);
    expect(whole.state.service).toMatchObject({ fresh: ['New chat'] });
    expect(whole.state.service.chat_1?.at(-1)).toBe('Old view');
    expect(whole.state.service).not.toHaveProperty('chat_4');
    expect(whole.state.legacy['draft-only']).toEqual([]);
    expect(whole.state.rest).toMatchObject({
      settings: { theme: 'new', language: 'it-IT' },
      drafts: { 'draft-only': 'not sent' },
    });
    expect(whole.spent).toBeGreaterThan(50);
    for (let cut = 1; cut < whole.spent; cut += 1) {
      const { state: end } = await live(cut);
      expect(end, `the power goes after operation ${cut} of ${whole.spent}`).toEqual(whole.state);
    }
  });

  it('does not bring back what was deleted elsewhere', { timeout: 120_000 }, async () => {
    const whole = await deleteElsewhere(Number.POSITIVE_INFINITY);
    expect(whole.legacy).toEqual(['chat_1', 'chat_3', 'chat_4', 'chat_5']);
    for (let cut = 1; cut < whole.spent; cut += 1) {
      const { legacy } = await deleteElsewhere(cut);
      expect(legacy, `the power goes after operation ${cut} of ${whole.spent}`).toEqual(whole.legacy);
    }
  });
});
