import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { FlagAdmin } from '../system/unleash.ts';
import { median, quantile } from './statistics.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** How long a page takes whose remote cannot be had, until its legacy view is ready, in ms. */
export async function measureFallback(
  browser: Browser,
  address: string,
  options: { state: State; origin: string; times: number },
): Promise<number[]> {
  return repeat(options.times, () =>
    onFreshPage(browser, options.state, async (page) => {
      await page.route(`${options.origin}/**`, (route) => route.abort('connectionrefused'));
      await page.goto(`${address}/chat`);
      await page.waitForFunction(() => performance.getEntriesByName('ficus:ready:chat').length > 0);
      return page.evaluate(
        () => performance.getEntriesByName('ficus:ready:chat')[0]?.startTime ?? Number.NaN,
      );
    }),
  );
}

/** How long a flip takes on an open page with the other side fetched: from the flags' answer to the new view, in ms. */
export async function measureFlip(
  browser: Browser,
  address: string,
  options: { state: State; flags: FlagAdmin; times: number },
): Promise<number[]> {
  const { flags } = options;
  return repeat(options.times, async () => {
    await flags.off('new_chat_mfe');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return onFreshPage(browser, options.state, async (page) => {
      await page.goto(`${address}/chat`);
      await page.locator('section[data-view="legacy"]').waitFor();
      await page.waitForTimeout(2500); // idle: the other side is fetched
      await page.evaluate(() => {
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('section[data-view="remote"] textarea')) return;
          performance.mark('bench:flipped');
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true, attributes: true });
      });
      await flags.on('new_chat_mfe');
      await page.waitForFunction(() => performance.getEntriesByName('bench:flipped').length > 0);
      return page.evaluate(() => {
        const flipped = performance.getEntriesByName('bench:flipped')[0]?.startTime ?? Number.NaN;
        const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => new URL(name).pathname === '/api/flags')
          .map(({ responseEnd }) => responseEnd)
          .filter((end) => end > 0 && end < flipped);
        return flipped - Math.max(...answers);
      });
    });
  });
}

/** How long the front door takes for a whole page: session, flags, decision, rendering, compression. */
export async function measurePages(address: string, state: State) {
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const times = await repeat(500, async () => {
    const begun = performance.now();
    const answer = await fetch(`${address}/chat`, { headers: { cookie } });
    await answer.text();
    return performance.now() - begun;
  });
  const settled = times.slice(100);
  return { medianMs: median(settled), p99Ms: quantile(settled, 0.99) };
}

async function onFreshPage<T>(browser: Browser, state: State, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ storageState: state, serviceWorkers: 'block' });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

async function repeat<T>(times: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await task());
  return results;
}
