import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { FlagAdmin } from '../system/unleash.ts';
import { type Condition, openPage } from './measure.ts';
import { repeat } from './repeat.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

interface FlipOptions {
  readonly state: State;
  readonly flags: FlagAdmin;
  readonly times: number;
  readonly condition: Condition;
  /** False: the person saves data, so nothing is fetched ahead and the flip is the first to ask. */
  readonly isPrepared: boolean;
}

/** How long a flip takes on an open page: from the flags' answer to the new view, in ms. */
export async function measureFlip(
  browser: Browser,
  address: string,
  options: FlipOptions,
): Promise<number[]> {
  const { flags, state, times, condition, isPrepared } = options;
  return repeat(times, async () => {
    await flags.off('new_chat_mfe');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const context = await browser.newContext({ storageState: state, serviceWorkers: 'block' });
    try {
      if (!isPrepared) await context.addInitScript(saveData);
      const page = await openPage(context, condition);
      await page.goto(`${address}/chat`);
      await page.locator('section[data-view="legacy"]').waitFor();
      await page.waitForTimeout(condition === '4g' ? 6000 : 3000); // idle: the other side is ready, if it may be
      await markField(page, 'section[data-view="remote"] textarea');
      await flags.on('new_chat_mfe');
      await page.waitForFunction(() => performance.getEntriesByName('bench:flipped').length > 0);
      return await page.evaluate(() => {
        const flipped = performance.getEntriesByName('bench:flipped')[0]?.startTime ?? Number.NaN;
        const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => new URL(name).pathname === '/api/flags')
          .map(({ responseEnd }) => responseEnd)
          .filter((end) => end > 0 && end < flipped);
        return flipped - Math.max(...answers);
      });
    } finally {
      await context.close();
    }
  });
}

/** How long the single build's lazy route takes, asked for the first time: from the click to the view, in ms. */
export async function measureLazyRoute(
  browser: Browser,
  address: string,
  options: { state: State; times: number; condition: Condition },
): Promise<number[]> {
  return repeat(options.times, async () => {
    const context = await browser.newContext({ storageState: options.state, serviceWorkers: 'block' });
    try {
      const page = await openPage(context, options.condition);
      await page.goto(`${address}/chat#later`);
      await page.getByRole('button', { name: 'Open the chat' }).waitFor();
      await page.waitForTimeout(1000);
      await markField(page, 'textarea');
      return await page.evaluate(async () => {
        const begun = performance.now();
        [...document.querySelectorAll('button')].find((one) => one.textContent === 'Open the chat')?.click();
        while (performance.getEntriesByName('bench:flipped').length === 0)
          await new Promise((resolve) => setTimeout(resolve, 5));
        return (performance.getEntriesByName('bench:flipped')[0]?.startTime ?? Number.NaN) - begun;
      });
    } finally {
      await context.close();
    }
  });
}

/** Marks when the field to write in comes into the document. */
function markField(page: Page, selector: string): Promise<void> {
  return page.evaluate((wanted) => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector(wanted)) return;
      performance.mark('bench:flipped');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, attributes: true });
  }, selector);
}

/** Runs in the page before anything else. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
}
