import { describe, expect, it } from 'vitest';
import { generateSession } from '../testing/index.ts';
import { ada, legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const session = generateSession({ seed: 5, owner: legacyAda, chats: 3 });

/** A browser whose legacy session is carried over and confirmed. */
async function carriedOver() {
  const backend = chatBackend();
  const browser = openBrowser(backend);
  browser.writeLegacy(session);
  const tab = browser.tab();
  const before = tab.isCarriedOver();
  await tab.start();
  const unconfirmed = tab.isCarriedOver();
  await tab.settled();
  await tab.absorb();
  tab.stop();
  return { browser, before, unconfirmed };
}

describe('whether a view has to wait for the legacy session', () => {
  it('is told at once: not where there is none', () => {
    expect(openBrowser(chatBackend()).tab().isCarriedOver()).toBe(true);
  });

  it('waits until everything is carried over and confirmed, and never again for the same session', async () => {
    const { browser, before, unconfirmed } = await carriedOver();
    expect([before, unconfirmed]).toEqual([false, false]);
    expect(browser.tab().isCarriedOver()).toBe(true);
  });

  it('waits after any edit of the legacy view', async () => {
    const { browser } = await carriedOver();
    browser.editLegacy((legacy) => {
      legacy.drafts = { ...legacy.drafts, chat_1: 'typed in the old view' };
    });
    const tab = browser.tab();
    expect(tab.isCarriedOver()).toBe(false);
    await tab.absorb();
    expect(tab.stores.drafts.getState().drafts.chat_1?.text).toBe('typed in the old view');
    expect(tab.isCarriedOver()).toBe(true);
  });

  it('counts what we write ourselves as carried over', async () => {
    const { browser } = await carriedOver();
    const tab = browser.tab();
    await tab.start();
    tab.stores.drafts.getState().draftChanged('chat_2', { text: 'typed in the new view' });
    await tab.project();
    expect(browser.legacy().drafts?.chat_2).toBe('typed in the new view');
    expect(tab.isCarriedOver()).toBe(true);
  });

  it('waits for another person, and for the same one after signing out', async () => {
    const { browser } = await carriedOver();
    const ben = { ...ada, id: 'person-ben', email: 'ben@acme.test' };
    expect(browser.tab({ person: ben }).isCarriedOver()).toBe(false);
    await browser.tab().signedOut();
    expect(browser.tab().isCarriedOver()).toBe(false);
  });
});
