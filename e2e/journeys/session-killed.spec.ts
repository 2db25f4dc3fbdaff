import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateSession } from '@ficus/session-migration/testing';
import { ChatPage } from '../pages/chat-page.ts';
import { asOwn, expectImported, putLegacySession, readLegacySession } from '../pages/legacy-session.ts';
import { readService } from '../pages/service-conversations.ts';
import { absolute, startKillableBrowser } from '../system/killable-browser.ts';
import { PASSWORD, PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const before = asOwn(
  generateSession({ seed: 31, owner: PEOPLE.olga, chats: 1_500, messagesPerChat: [1, 4], sentences: [0, 3] }),
  'killed',
);

test('a browser that is killed in the middle, forward and back, goes on where it was', async ({ flags }) => {
  test.setTimeout(180_000);
  await flags.on('new_chat_mfe');
  const profile = await mkdtemp(path.join(tmpdir(), 'ficus-profile-'));
  const open = async () => {
    const browser = await startKillableBrowser(profile);
    const { page } = browser;
    await page.goto(absolute('/chat'));
    if (page.url().includes('/sign-in')) {
      await page.getByLabel('Email').fill(PEOPLE.olga.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    }
    return { ...browser, chat: new ChatPage(page) };
  };
  const held = async (page: Parameters<typeof readService>[0]) =>
    [...(await readService(page, absolute(''))).keys()].filter((id) => id.startsWith('killed-')).length;

  const first = await startKillableBrowser(profile);
  await putLegacySession(first.page, before, absolute(''));
  await first.close();

  // Forward, and dead when some of it has come.
  const second = await open();
  await expect(async () => expect(await held(second.page)).toBeGreaterThan(0)).toPass({ intervals: [20] });
  await second.kill();

  const third = await open();
  await third.chat.expectView('remote', 'flag-on');
  await expect(async () => expectImported(before, await readService(third.page, absolute('')))).toPass({
    timeout: 40_000,
  });
  // Behind them may stand what she said elsewhere.
  const { chats: carried } = await readLegacySession(third.page);
  expect(carried.slice(0, before.chats.length)).toMatchObject(before.chats);
  await third.chat.startConversation();
  await third.chat.send('Said before the power went?');

  // Back, and dead while the legacy view opens.
  await flags.off('new_chat_mfe');
  await expect(third.chat.section).toHaveAttribute('data-view', 'legacy');
  await third.kill();

  const fourth = await open();
  await fourth.chat.expectView('legacy', 'flag-off');
  const said = [...(await readService(fourth.page, absolute(''))).values()].filter(
    ({ messages }) => messages[0]?.content === 'Said before the power went?',
  );
  expect(said, 'conversations of before the power went').toHaveLength(1);
  // The legacy view does not wait for what takes long: then it is there the next time.
  await expect(async () => {
    await fourth.page.reload();
    await fourth.chat.expectView('legacy', 'flag-off');
    await expect(fourth.chat.conversation(/Said before the power went/)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 45_000 });
  const after = await readLegacySession(fourth.page);
  const { chats, drafts: _, activeChat: __, ...rest } = after;
  const { chats: chatsBefore, drafts: ___, activeChat: ____, ...restBefore } = before;
  expect(rest).toEqual(restBefore);
  expect(chats.slice(0, chatsBefore.length)).toEqual(chatsBefore);
  expect(new Set(chats.map(({ id }) => id)).size).toBe(chats.length);
  expectImported(before, await readService(fourth.page, absolute('')));
  await fourth.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
