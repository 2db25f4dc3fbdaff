import { spawn } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { GATEWAY } from './addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from './browser.ts';

/** A browser of its own, with a profile that outlives it. */
export interface KillableBrowser {
  readonly page: Page;
  /** Ends it as a person does: what it holds is stored. */
  close(): Promise<void>;
  /** Ends all its processes at once, as a power failure does. */
  kill(): Promise<void>;
}

/** Starts a browser on a profile folder. */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const browser = spawn(
    findBrowser() ?? chromium.executablePath(),
    [
      ...BROWSER_ARGUMENTS,
      '--headless=new',
      '--window-size=1280,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own: its many processes end together.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
  });
  // A test that fails must not leave it behind.
  const endWithUs = () => {
    if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
  };
  process.once('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  const address = await new Promise<string>((resolve, reject) => {
    let words = '';
    browser.stderr.on('data', (chunk: Buffer) => {
      words += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(words)?.[1];
      if (found) resolve(found);
    });
    browser.once('exit', () => reject(new Error(`The browser did not start: ${words}`)));
  });
  const connection = await chromium.connectOverCDP(address);
  const context = connection.contexts()[0] ?? (await connection.newContext());
  const page = await context.newPage();
  return {
    page,
    async close() {
      const session = await connection.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
    async kill() {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
      await ended;
      await connection.close().catch(() => {});
    },
  };
}

/** An address for a page of such a browser, which knows no base address. */
export function absolute(path: string): string {
  return new URL(path, GATEWAY).href;
}
