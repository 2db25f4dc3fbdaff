import { breakRemotesOrigin, faultAt } from '../system/faults.ts';
import { expect } from '../test.ts';
import { row, test } from './story.ts';

const PLANTED = [/planted/, /net::ERR/, /Failed to load resource/, /Loading (CSS )?chunk/, /ChunkLoadError/];

test.describe('when the legacy view fails too', () => {
  test.use({ expectedErrors: { patterns: PLANTED } });

  row(
    'legacy',
    'fails too: a page explains, keeps the draft and retries',
    { short: true },
    async ({ chat, context, flags, page, signIn }) => {
      await flags.on('new_chat_mfe');
      await signIn('ada');
      await chat.expectView('remote', 'flag-on');
      await chat.startConversation();
      await chat.message.fill('Not lost with both views');
      await page.route('**/assets/legacy-chat*.js', (route) => route.abort());
      await breakRemotesOrigin(await faultAt('origin', 'status-503'));
      const session = await context.newCDPSession(page);
      await session.send('Network.clearBrowserCache');
      await page.reload();
      const broken = page.getByRole('alert').filter({ hasText: 'can’t be shown right now' });
      await expect(broken).toBeVisible();
      await expect(broken.getByText(/chat-[0-9a-f]{8}-/)).toBeVisible();
      await page.getByRole('button', { name: /^Account/ }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await page.keyboard.press('Escape');
      await page.unroute('**/assets/legacy-chat*.js');
      await breakRemotesOrigin([]);
      await broken.getByRole('button', { name: 'Try again' }).click();
      await chat.expectView('remote');
      await expect(chat.message).toHaveValue('Not lost with both views');
    },
  );
});

row('code', 'fifty swaps leak nothing', {}, async ({ chat, context, flags, page, signIn }) => {
  test.setTimeout(300_000);
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');

  async function swapOnce() {
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Back to the old Chat' }).click();
    await page.getByRole('button', { name: 'Go back' }).click();
    await chat.expectView('legacy', 'by-choice');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Try the new Chat again' }).click();
    await chat.expectView('remote');
  }
  async function count() {
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    const styles = await page.evaluate(() => document.querySelectorAll('style, link[rel=stylesheet]').length);
    const scripts = await page.evaluate(() => document.querySelectorAll('script').length);
    return { nodes, listeners: jsEventListeners, styles, scripts };
  }

  // What is made once (code, caches) is made by the first few.
  for (let times = 0; times < 5; times += 1) await swapOnce();
  const before = await count();
  for (let times = 0; times < 25; times += 1) await swapOnce();
  const after = await count();
  console.log(`  Fifty swaps: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  // Below one of anything for each swap.
  expect(after.listeners - before.listeners).toBeLessThan(25);
  expect(after.nodes - before.nodes).toBeLessThan(150);
  expect(after.styles - before.styles).toBe(0);
  expect(after.scripts - before.scripts).toBeLessThan(5);
});
