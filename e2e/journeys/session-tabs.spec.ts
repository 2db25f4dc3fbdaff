import { generateSession } from '@ficus/session-migration/testing';
import { ChatPage } from '../pages/chat-page.ts';
import { asOwn, expectImported, putLegacySession, readLegacySession } from '../pages/legacy-session.ts';
import { readService } from '../pages/service-conversations.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const sessionOf = (seed: number, prefix: string) =>
  asOwn(generateSession({ seed, owner: PEOPLE.ada, chats: 30 }), prefix);

test('of two tabs the one that brings the session over is killed: the other goes on', async ({
  context,
  page,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  const before = sessionOf(41, 'tabs');
  await putLegacySession(page, before);
  // This tab takes the lock, and never gets an answer.
  await page.route('**/api/v1/conversation-imports', () => {});
  const asked = page.waitForRequest('**/api/v1/conversation-imports');
  await signIn('ada');
  await asked;
  const other = await context.newPage();
  await other.goto('/chat');
  await new ChatPage(other).expectView('remote', 'flag-on');
  const locks = await other.evaluate(() => navigator.locks.query());
  const name = locks.held?.find((lock) => lock.name?.startsWith('ficus-session-import:'))?.name;
  expect(name, 'held by the first tab').toBeDefined();
  expect(locks.pending?.map((lock) => lock.name)).toContain(name);
  const protocol = await context.newCDPSession(page);
  protocol.send('Page.crash').catch(() => {});
  await expect(async () => expectImported(before, await readService(other))).toPass();
  // The legacy session may hold more by now: what Ada has in the service comes along.
  const { chats } = await readLegacySession(other);
  const kept = before.chats.map(({ id }) => chats.find((chat) => chat.id === id));
  expect(kept).toMatchObject(before.chats);
});

test('two browsers with a session each end with the union, and a third one sees it', async ({
  browser,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  const sessions = [sessionOf(42, 'one'), sessionOf(43, 'two')];
  const contexts = await Promise.all([0, 1, 2].map(() => browser.newContext()));
  const pages = await Promise.all(contexts.map((one) => one.newPage()));
  for (const [at, page] of pages.entries()) {
    const session = sessions[at];
    if (session) await putLegacySession(page, session);
    await signIn('ada', page);
    await new ChatPage(page).expectView('remote', 'flag-on');
    await expect(async () => {
      for (const one of sessions.slice(0, at + 1)) expectImported(one, await readService(page));
    }).toPass();
  }
  // Back: each browser's legacy view holds them all.
  await flags.off('new_chat_mfe');
  for (const page of pages) {
    await new ChatPage(page).expectView('legacy', 'flag-off');
    await expect(async () => {
      const ids = (await readLegacySession(page)).chats.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(sessions.flatMap(({ chats }) => chats.map(({ id }) => id))));
      expect(new Set(ids).size).toBe(ids.length);
    }).toPass();
  }
  for (const context of contexts) await context.close();
});

test('back in a fresh browser with little room, the legacy chat has the recent conversations and says so', async ({
  browser,
  page,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  const before = asOwn(
    generateSession({ seed: 44, owner: PEOPLE.ben, chats: 150, sentences: [10, 20] }),
    'room',
  );
  await putLegacySession(page, before);
  await signIn('ben');
  await expect(async () => expectImported(before, await readService(page))).toPass();
  await flags.off('new_chat_mfe');

  const fresh = await browser.newContext();
  const small = await fresh.newPage();
  await small.goto('/sign-in');
  await small.evaluate(() => localStorage.setItem('somebody else’s', 'x'.repeat(5_180_000)));
  await signIn('ben', small);
  const chat = new ChatPage(small);
  await chat.expectView('legacy', 'flag-off');
  await expect(small.getByText('shows your most recent conversations')).toBeVisible();
  const { chats } = await readLegacySession(small);
  expect(chats.length).toBeGreaterThan(5);
  expect(chats.length).toBeLessThan(before.chats.length);
  expect(chats.map(({ id }) => id)).toContain(before.chats.at(-1)?.id);
  // None of it was lost by that.
  expectImported(before, await readService(page));
  await fresh.close();
});
