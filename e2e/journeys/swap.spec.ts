import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DATA_FOLDER } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

const menu = /^Account/;

test('a swap keeps the draft, the conversation and the focus, and is said politely', async ({
  chat,
  flags,
  page,
  signIn,
}) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await chat.startConversation();
  await chat.send('Which conversation is this?');
  await chat.message.pressSequentially('Half a thought');
  await flags.on('new_chat_mfe');
  await page.getByRole('button', { name: 'Switch now' }).click();
  await chat.expectView('remote', 'flag-on');
  await expect(page.locator('[aria-live="polite"].ficus-visually-hidden')).toHaveText(/new Chat/);
  await expect(page.getByText('You now see the new Chat.').last()).toBeVisible();
  await expect(chat.section.getByText('Which conversation is this?').last()).toBeVisible();
  await expect(page).toHaveURL(/\/chat\/.+/);
  const { pathname } = new URL(page.url());
  await expect(chat.message).toHaveValue('Half a thought');

  await chat.message.focus();
  await flags.on('kill_chat_mfe');
  await chat.expectView('legacy', 'killed');
  await expect(chat.message).toHaveValue('Half a thought');
  // Focus stays within the feature: never back at the top of the page.
  expect(await chat.section.evaluate((section) => section.contains(document.activeElement))).toBe(true);
  expect(new URL(page.url()).pathname).toBe(pathname);
  await expect(page.locator('[aria-live="polite"].ficus-visually-hidden')).toHaveText(/previous version/);
});

test('a person goes back to the old view, says why, and tries the new one again', async ({
  chat,
  flags,
  page,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.message.fill('Comes along');
  const warned = page.waitForEvent('console', (message) => message.text().includes('too much white'));
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: 'Back to the old Chat' }).click();
  await page.getByLabel(/What was in the way/).fill('too much white');
  await page.getByRole('button', { name: 'Go back' }).click();
  await chat.expectView('legacy', 'by-choice');
  await expect(chat.message).toHaveValue('Comes along');
  expect((await warned).text()).toContain('chose-legacy');
  await page.getByRole('button', { name: 'Try the new one again' }).click();
  await chat.expectView('remote');
  await expect(chat.message).toHaveValue('Comes along');
});

test('an operator inspects, chooses a view, and copies a code that the log knows', async ({
  chat,
  page,
  signIn,
}) => {
  await signIn('olga');
  await chat.expectView('legacy', 'flag-off');
  await page.keyboard.press('Alt+Shift+KeyI');
  const inspector = page.getByRole('dialog', { name: 'Inspector' }).getByRole('region', { name: 'Chat' });
  await expect(inspector.getByText('The flag is off for this person. (flag-off)')).toBeVisible();
  await inspector.getByLabel('Show Chat as').selectOption('remote');
  await chat.expectView('remote', 'override');
  await expect(inspector.getByText(/ready in \d+ ms/)).toBeVisible();
  await inspector.getByRole('button', { name: 'Copy incident code' }).click();
  const code = await inspector.getByRole('status').textContent();
  expect(code).toMatch(/^chat-[0-9a-f]{8}-\w+$/);
  await expect
    .poll(async () => readFile(path.join(DATA_FOLDER, 'logs/gateway.log'), 'utf8'))
    .toContain(`"code":"${code}"`);
  await page.reload();
  await chat.expectView('remote', 'override');
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: 'Inspect views' }).click();
  await inspector.getByLabel('Show Chat as').selectOption('flag');
  await chat.expectView('legacy', 'flag-off');
});

test('nobody but an operator can choose a view, whatever the cookie says', async ({
  chat,
  context,
  page,
  signIn,
}) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  const note = {
    person: 'user_ada@acme',
    features: { chat: { quarantines: [], override: { view: 'remote' } } },
  };
  await context.addCookies([
    { name: 'ficus_note', value: encodeURIComponent(JSON.stringify(note)), url: page.url() },
  ]);
  await page.reload();
  await chat.expectView('legacy', 'flag-off');
  await page.keyboard.press('Alt+Shift+KeyI');
  const inspector = page.getByRole('dialog', { name: 'Inspector' }).getByRole('region', { name: 'Chat' });
  await expect(inspector.getByText('(flag-off)')).toBeVisible();
  await expect(inspector.getByLabel('Show Chat as')).toHaveCount(0);
});
