import type { Browser, BrowserContext, Page } from '@playwright/test';
import { repeat } from './repeat.ts';
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

/**
 * Time to the view of a fresh page while every other remote's files hang, and while they are there, in turn, in ms. Both
 * go through the same interception, so that only the hanging differs.
 */
export async function measureBesideHanging(
  browser: Browser,
  address: string,
  options: { state: State; origin: string; times: number },
): Promise<{ hangingMs: number[]; aliveMs: number[]; requests: number }> {
  let requests = 0;
  const load = (hangs: boolean) =>
    onFreshPage(browser, options.state, async (page) => {
      await page.route(`${options.origin}/**`, (route) => {
        const isOther = !new URL(route.request().url()).pathname.startsWith('/chat/');
        if (isOther) requests += 1;
        return isOther && hangs ? undefined : route.continue();
      });
      await page.goto(`${address}/chat`, { waitUntil: 'commit' });
      await page.locator('section[data-view="remote"] textarea').waitFor();
      return page.evaluate(
        () => performance.getEntriesByName('ficus:ready:chat')[0]?.startTime ?? performance.now(),
      );
    });
  const pairs = await repeat(options.times, async () => [await load(true), await load(false)] as const);
  return {
    hangingMs: pairs.map(([hanging]) => hanging),
    aliveMs: pairs.map(([, alive]) => alive),
    requests,
  };
}

/**
 * What a page costs the front door: the processor's time for flags and rendering, as its process counts it and says in
 * `Server-Timing`, and how long the whole answer takes (session, compression and the way included). In ms.
 */
export async function measurePages(address: string, state: State, times: number) {
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const answers = await repeat(times, async () => {
    const begun = performance.now();
    const answer = await fetch(`${address}/chat`, { headers: { cookie } });
    await answer.text();
    const [, cpuMs] = /page;dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '') ?? [];
    return { wallMs: performance.now() - begun, cpuMs: Number(cpuMs) };
  });
  const settled = answers.slice(Math.round(times / 6));
  const cpu = settled.map(({ cpuMs }) => cpuMs);
  return {
    medianMs: median(settled.map(({ wallMs }) => wallMs)),
    cpuMedianMs: median(cpu),
    cpuP99Ms: quantile(cpu, 0.99),
  };
}

async function onFreshPage<T>(browser: Browser, state: State, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ storageState: state, serviceWorkers: 'block' });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
