import { chromium } from '@playwright/test';
import { ChatPage } from '../pages/chat-page.ts';
import { GATEWAY } from '../system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../system/browser.ts';
import { breakRemotesOrigin, faultAt } from '../system/faults.ts';
import { expect, signInOn } from '../test.ts';
import { row, test } from './story.ts';

const PLANTED = [/planted/, /net::ERR/, /Failed to load resource/, /^Unleash: /];

test.describe('the browser', () => {
  test.use({ expectedErrors: { patterns: PLANTED } });

  row('browser', 'offline, then online', { short: true }, async ({ chat, context, flags, page, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await context.setOffline(true);
    await chat.message.pressSequentially('Written offline');
    await page.waitForTimeout(2000);
    await chat.expectView('remote', 'flag-on');
    await expect(chat.message).toHaveValue('Written offline');
    await context.setOffline(false);
    await chat.send('Sent when online again');
    await chat.expectView('remote', 'flag-on');
  });

  row('browser', 'storage full', {}, async ({ chat, flags, page, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await page.evaluate(() => {
      for (let size = 1 << 20; size > 0; size >>= 1) {
        for (let index = 0; ; index += 1) {
          try {
            localStorage.setItem(`filler-${size}-${index}`, 'x'.repeat(size));
          } catch {
            break;
          }
        }
      }
    });
    await page.reload();
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await chat.message.fill('Kept for this page');
    await flags.on('kill_chat_mfe');
    await chat.expectView('legacy', 'killed');
    await expect(chat.message).toBeEditable();
  });

  row('browser', 'storage denied', {}, async ({ chat, flags, page, signIn }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('planted: storage is denied', 'SecurityError');
          },
        });
      }
    });
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await chat.send('Does it work without storage?');
    await flags.on('kill_chat_mfe');
    await chat.expectView('legacy', 'killed');
    await expect(chat.message).toBeEditable();
  });

  row('browser', 'errors that are not ours', {}, async ({ chat, flags, page, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    for (let times = 0; times < 5; times += 1) {
      await page.evaluate(() => {
        setTimeout(() => {
          throw new Error('planted: of an extension');
        });
        void Promise.reject(new Error('planted: of an extension'));
      });
    }
    await page.waitForTimeout(300);
    await chat.expectView('remote', 'flag-on');
  });

  row(
    'browser',
    'the page dies while the remote is loading',
    {},
    async ({ chat, context, flags, page, signIn }) => {
      await flags.on('new_chat_mfe');
      await signIn('ada');
      await chat.expectView('remote', 'flag-on');
      await breakRemotesOrigin(await faultAt('origin', 'hang'));
      const session = await context.newCDPSession(page);
      await session.send('Network.clearBrowserCache');
      await page.reload({ waitUntil: 'commit' });
      await expect
        .poll(() => page.evaluate(() => sessionStorage.getItem('ficus-loading:chat')))
        .not.toBeNull();
      // A tab made from this one gets its storage, as one that the browser restores after a crash does.
      const restored = context.waitForEvent('page');
      await page.evaluate(() => void window.open('/chat'));
      const after = new ChatPage(await restored);
      await after.expectView('legacy', 'did-not-finish');
      await after.startConversation();
      await after.send('Does it work after the crash?');
    },
  );
});

row('browser', 'back from the back/forward cache', {}, async ({ flags }) => {
  await flags.on('new_chat_mfe');
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: BROWSER_ARGUMENTS,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const page = await browser.newPage({ baseURL: GATEWAY });
    const chat = new ChatPage(page);
    await signInOn(page, 'ben');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await chat.message.fill('Written before I left');
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
    await page.goto('/health/services');
    await flags.on('kill_chat_mfe');
    await page.waitForTimeout(1500);
    // Playwright waits for a load that a page from the cache does not have.
    await page.goBack({ waitUntil: 'commit', timeout: 3000 }).catch(() => undefined);
    await chat.expectView('legacy', 'killed');
    await expect(chat.message).toHaveValue('Written before I left');
    expect(await page.evaluate(() => 'isTheSamePage' in window), 'kept in the cache').toBe(true);
  } finally {
    await browser.close();
  }
});
