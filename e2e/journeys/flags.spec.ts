import { ChatPage } from '../pages/chat-page.ts';
import { expect, test } from '../test.ts';

test('the flag decides: off shows the legacy chat, on the new one', async ({ page, chat, flags, signIn }) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await flags.on('new_chat_mfe');
  await expect(async () => {
    await page.reload();
    await chat.expectView('remote', 'flag-on');
  }).toPass();
});

test('a flip reaches an open page by itself, and so does the way back', async ({ chat, flags, signIn }) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await flags.on('new_chat_mfe');
  await chat.expectView('remote', 'flag-on');
  await flags.off('new_chat_mfe');
  await chat.expectView('legacy', 'flag-off');
});

test('a flip between the page and its stream of changes is not missed', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  const { promise: isChanged, resolve: changed } = Promise.withResolvers<void>();
  await page.route('**/api/flags/stream', async (route) => {
    await isChanged;
    await route.continue();
  });
  const asked = page.waitForResponse((answer) => answer.url().includes('/api/flags?'));
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await (await asked).finished();
  await flags.on('new_chat_mfe');
  // The front door has heard of it by then; the page asks by itself every 15 s only.
  await page.waitForTimeout(2000);
  await chat.expectView('legacy', 'flag-off');
  changed();
  await expect(chat.section).toHaveAttribute('data-view', 'remote', { timeout: 5000 });
});

test('a flag for one tenant: Ben of Acme gets the new chat, Cleo of Globex the legacy one', async ({
  browser,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe', { tenantId: ['acme'] });
  await signIn('ben');
  await chat.expectView('remote', 'flag-on');
  const other = await browser.newContext();
  const page = await other.newPage();
  await signIn('cleo', page);
  await new ChatPage(page).expectView('legacy', 'flag-off');
  await other.close();
});

test('half the people: each keeps their view over reloads', async ({ browser, flags, signIn }) => {
  await flags.on('new_chat_mfe', { rollout: 50 });
  for (const name of ['ada', 'ben', 'cleo', 'olga'] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(name, page);
    const section = page.locator('section[data-feature="chat"]');
    const first = await section.getAttribute('data-view');
    for (let times = 0; times < 2; times += 1) {
      await page.reload();
      await expect(section).toHaveAttribute('data-view', first ?? 'none');
    }
    await context.close();
  }
});

test('the kill switch beats a flag that is on', async ({ chat, flags, signIn }) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  await flags.on('kill_chat_mfe');
  await chat.expectView('legacy', 'killed');
});

test('a browser cannot claim a cohort', async ({ page, flags, signIn }) => {
  await flags.on('new_chat_mfe', { tenantId: ['acme'] });
  await signIn('cleo');
  const answer = await page.request.get(
    '/api/flags?userId=user_ada&properties[tenantId]=acme&properties[role]=admin',
  );
  const names = ((await answer.json()) as { toggles: { name: string }[] }).toggles.map(({ name }) => name);
  expect(names).not.toContain('new_chat_mfe');
});
