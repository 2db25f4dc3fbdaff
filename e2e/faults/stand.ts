import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { ChatPage } from '../pages/chat-page.ts';
import { breakRemotesOrigin, readRelease } from '../system/faults.ts';
import { pointTo } from '../system/releases.ts';
import { expect } from '../test.ts';

/** What a planted fault makes the browser or the page write to the console. */
const PLANTED = [
  /planted/,
  /net::ERR/,
  /Failed to load resource/,
  /Failed to find a valid digest/,
  /SyntaxError|Unexpected (end|token)|Invalid or unexpected/,
  /CORS policy/,
  /Refused to (execute|apply)/,
  /ChunkLoadError|Loading (CSS )?chunk/,
  /Maximum update depth/,
  /Failed to get remoteEntry|RUNTIME-/,
  // A byte that was changed may be anything.
  /(Reference|Type)Error/,
];

/** A signed-in person with a chat on the page, on which faults are tried one after the other. */
export interface Stand {
  readonly page: Page;
  readonly chat: ChatPage;
  /** A healthy chat without memory of earlier faults, with this draft in it. */
  prepare(draft: string): Promise<void>;
  /** Empties the browser's cache. */
  emptyCache(): Promise<void>;
  /** The current release is this one, also for the front door. */
  waitForVersion(version: string): Promise<void>;
  press(name: string): Promise<void>;
  /** The draft is kept, can be written on, and the frame around the view works. */
  expectUsable(draft: string): Promise<void>;
  /** Console errors since the last call that no planted fault explains. */
  takeUnexpected(): string[];
  /** Page loads since the last call. */
  takeLoads(): number;
}

/** Makes the stand on a page of a signed-in person, with a conversation of its own. */
export async function createStand(context: BrowserContext, page: Page): Promise<Stand> {
  const chat = new ChatPage(page);
  const session: CDPSession = await context.newCDPSession(page);
  const good = await readRelease();
  let unexpected: string[] = [];
  let loads = 0;
  const note = (text: string) => {
    if (!PLANTED.some((pattern) => pattern.test(text))) unexpected.push(text);
  };
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  page.on('pageerror', (error) => note(String(error)));
  page.on('framenavigated', (frame) => {
    // Moves within a page are no loads.
    if (frame === page.mainFrame()) loads += 1;
  });
  await chat.startConversation();
  await chat.send('Let us try what can go wrong.');
  const address = new URL(page.url()).pathname;

  async function waitForVersion(version: string): Promise<void> {
    await expect
      .poll(async () => (await page.request.get('/chat')).text(), { intervals: [100] })
      .toContain(`"version":"${version}"`);
  }

  return {
    page,
    chat,
    waitForVersion,
    async prepare(draft) {
      await breakRemotesOrigin([]);
      await pointTo(good);
      // A spoiled file is kept by the browser as long as a whole one.
      await session.send('Network.clearBrowserCache');
      await context.clearCookies({ name: 'ficus_note' });
      await page.evaluate(() => {
        sessionStorage.clear();
        for (const key of Object.keys(localStorage)) {
          if (key.startsWith('ficus-failures')) localStorage.removeItem(key);
        }
      });
      await waitForVersion(good.version);
      await page.goto(address);
      await chat.expectView('remote', 'flag-on');
      await chat.message.fill(draft);
    },
    emptyCache: async () => {
      await session.send('Network.clearBrowserCache');
    },
    press: (name) => chat.section.getByRole('button', { name }).click(),
    async expectUsable(draft) {
      await expect(chat.message).toHaveValue(draft);
      await chat.message.press('ControlOrMeta+End');
      await chat.message.pressSequentially('!');
      await expect(chat.message).toHaveValue(`${draft}!`);
      await expect(page.getByRole('link', { name: 'Chat' }).first()).toBeVisible();
      await page.getByRole('button', { name: /^Account/ }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await page.keyboard.press('Escape');
    },
    takeUnexpected() {
      const taken = unexpected;
      unexpected = [];
      return taken;
    },
    takeLoads() {
      const taken = loads;
      loads = 0;
      return taken;
    },
  };
}
