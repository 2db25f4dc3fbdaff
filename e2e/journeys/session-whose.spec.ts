import { generateSession } from '@ficus/session-migration/testing';
import { ChatPage } from '../pages/chat-page.ts';
import {
  asOwn,
  LEGACY_KEY,
  putLegacySession,
  readLegacySession,
  readStored,
} from '../pages/legacy-session.ts';
import { readService } from '../pages/service-conversations.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const adas = asOwn(generateSession({ seed: 51, owner: PEOPLE.ada, chats: 12 }), 'hers');

test('another person’s session on a shared machine is not imported, and stays as it is', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  const raw = JSON.stringify(adas);
  await putLegacySession(page, raw);
  await signIn('cleo');
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.send('Only mine?');
  expect(await readStored(page)).toBe(raw);

  await flags.off('new_chat_mfe');
  await chat.expectView('legacy', 'flag-off');
  await expect(chat.conversation(/Only mine/)).toBeVisible();
  const ids = (await readLegacySession(page)).chats.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('hers-'))).toEqual([]);
  // The old application keeps one session at a time under its key; the other one waits beside it, byte for byte.
  expect(await readStored(page, `${LEGACY_KEY}:${PEOPLE.ada.email}:acme`)).toBe(raw);
  expect([...(await readService(page)).keys()].filter((id) => id.startsWith('hers-'))).toEqual([]);

  // Its owner finds it again.
  await page.getByRole('button', { name: /Cleo Laurent/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await expect(async () => {
    const now = (await readLegacySession(page)).chats;
    expect(now.slice(0, adas.chats.length)).toEqual(adas.chats);
  }).toPass();
});

test('signing out leaves nothing of the person outside the legacy session', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await putLegacySession(page, { ...adas, auth: { accessToken: 'an old token', provider: 'old' } });
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.message.fill('Nobody else should read this');
  await page.getByRole('button', { name: /Ada Marsh/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const left = await page.evaluate(() => Object.entries(localStorage));
  const others = left.filter(([key]) => key !== LEGACY_KEY);
  expect(JSON.stringify(others)).not.toContain('Nobody else');
  expect(others.map(([key]) => key).filter((key) => /ficus-(drafts|preferences|place)/.test(key))).toEqual(
    [],
  );
  const legacy = await readLegacySession(page);
  expect(Object.values(legacy.drafts)).toContain('Nobody else should read this');
  expect(legacy.auth).toEqual({ provider: 'old' });
});

test('a person gets their data as a file, and has the copies of the old data forgotten', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await putLegacySession(page, { ...adas, auth: { accessToken: 'an old token' } });
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  await expect(async () => expect((await readService(page)).has('hers-chat_12')).toBe(true)).toPass();
  const exported = async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /Ada Marsh/ }).click();
    await page.getByRole('menuitem', { name: 'Export my data' }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString());
  };
  const data = await exported();
  expect(JSON.stringify(data)).not.toContain('an old token');
  expect(data.conversations.map(({ id }: { id: string }) => id)).toContain('hers-chat_12');
  expect(JSON.parse(data.oldApplication.originals[0].raw).chats).toEqual(adas.chats);

  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: /Ada Marsh/ }).click();
  await page.getByRole('menuitem', { name: 'Forget my old data' }).click();
  await expect(async () => expect((await exported()).oldApplication.originals).toEqual([])).toPass();
  expect((await readLegacySession(page)).chats.length).toBeGreaterThanOrEqual(adas.chats.length);
});

test('where storage is denied, a person goes on in memory and is told', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await page.addInitScript(() => {
    const deny = {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    Object.defineProperty(window, 'localStorage', deny);
    Object.defineProperty(window, 'indexedDB', deny);
  });
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  await expect(page.getByText('doesn’t let Ficus keep anything on this device')).toBeVisible();
  await chat.startConversation();
  await chat.send('Not kept here?');
});

test('where storage is full, a person goes on, is told, and nothing stored is damaged', async ({
  page,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await putLegacySession(page, adas);
  // To the last character.
  await page.evaluate(() => {
    for (let size = 1_000_000; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < 12; at += 1) {
        try {
          localStorage.setItem(`full-${size}-${at}`, 'x'.repeat(size));
        } catch {
          localStorage.removeItem(`full-${size}-${at}`);
          break;
        }
      }
    }
  });
  await signIn('ada');
  const chat = new ChatPage(page);
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.send('Is there room?');
  await expect(page.getByText('What you type lasts as long as this tab')).toBeVisible();
  expect((await readLegacySession(page)).chats).toEqual(adas.chats);
});
