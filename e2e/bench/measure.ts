import type { Browser, BrowserContext, Page } from '@playwright/test';

/** A way to the page: throttled or not. */
export const CONDITIONS = ['none', '4g'] as const;
export type Condition = (typeof CONDITIONS)[number];
/** cold: fresh profile; warm: a new tab with the files cached; hot: the same tab again. */
export type Kind = 'cold' | 'warm' | 'hot';

/** One load of a page. Times in ms since navigation, sizes in bytes as sent. */
export interface Sample {
  readonly viewMs: number;
  readonly dataMs: number;
  readonly requests: number;
  readonly rounds: number;
  readonly scriptBytes: number;
  readonly ownOriginBytes: number;
  readonly otherOriginBytes: number;
  readonly longTaskMs: number;
  readonly lcpMs: number;
  readonly cls: number;
  readonly heapBytes: number;
  /** The longest answer to a click into the field, until the next paint; 8 where it was too short to be told. */
  readonly inpMs: number;
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What the benchmark waits for, by what a person sees: the field to write in, and their own conversation. */
export const SEEDED = 'What is a cohort?';

/** By this function the page tells, without being asked, that its data are in the document. */
const DATA_IS_THERE = 'benchDataIsThere';
const VIEW_LIMIT_MS = 30_000;
const PAINTED_MS = 300;

/** Loads an address three times in a fresh profile, cold, warm and hot, with `settledMs` between two loads. */
export async function measureLoads(
  browser: Browser,
  address: string,
  options: { state: State; condition: Condition; settledMs: number },
): Promise<Record<Kind, Sample>> {
  const context = await browser.newContext({ storageState: options.state, serviceWorkers: 'block' });
  try {
    await context.addInitScript(watchPage, { title: SEEDED, told: DATA_IS_THERE });
    const first = await openPage(context, options.condition);
    const cold = await load(first, address);
    await first.waitForTimeout(options.settledMs);
    await first.close();
    const second = await openPage(context, options.condition);
    const warm = await load(second, address);
    await second.waitForTimeout(options.settledMs);
    const hot = await load(second, address);
    return { cold, warm, hot };
  } finally {
    await context.close();
  }
}

/** A new tab in this condition: 60 ms a request, 9 Mbit/s and a quarter of the processor for `4g`. */
export async function openPage(context: BrowserContext, condition: Condition): Promise<Page> {
  const page = await context.newPage();
  if (condition === '4g') {
    const session = await context.newCDPSession(page);
    const throughput = (9 * 1024 * 1024) / 8;
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 60,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  return page;
}

/**
 * Nothing is asked of the page before its data are there: Playwright puts 330 KB of its own script into a page that it asks
 * anything, in the midst of the load, at a moment of its own choosing.
 */
async function load(page: Page, address: string): Promise<Sample> {
  const session = await page.context().newCDPSession(page);
  const told = new Promise((resolve) => session.once('Runtime.bindingCalled', resolve));
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: DATA_IS_THERE });
  await page.goto(`${address}/chat`, { waitUntil: 'commit' });
  await within(VIEW_LIMIT_MS, told);
  // Until what is in the document is on the screen, and the browser has told of it.
  await page.waitForTimeout(PAINTED_MS);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const sample = await page.evaluate(readPage);
  await page.locator('textarea').click();
  await page.waitForTimeout(150);
  return { ...sample, heapBytes: usedSize, inpMs: await page.evaluate(readInteractions) };
}

async function within(limitMs: number, awaited: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no data within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs in the page before anything else: marks the view and its data as they come into the document. */
function watchPage({ title, told }: { title: string; told: string }): void {
  const page = window as unknown as {
    bench: { longTaskMs: number; lcpMs: number; cls: number; inpMs: number };
  } & Record<string, ((text: string) => void) | undefined>;
  page.bench = { longTaskMs: 0, lcpMs: 0, cls: 0, inpMs: 8 };
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('longtask', ({ duration }) => {
    page.bench.longTaskMs += duration;
  });
  watch('largest-contentful-paint', ({ startTime }) => {
    page.bench.lcpMs = startTime;
  });
  watch('layout-shift', (entry) => {
    page.bench.cls += (entry as PerformanceEntry & { value: number }).value;
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.bench.inpMs = Math.max(page.bench.inpMs, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  const markOnce = (name: string) => {
    if (performance.getEntriesByName(name).length === 0) performance.mark(name);
  };
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('textarea')) return;
    markOnce('bench:view');
    const list = document.querySelector('nav[aria-label="Conversations"]');
    if (!list?.textContent?.includes(title)) return;
    markOnce('bench:data');
    observer.disconnect();
    page[told]?.('');
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Runs in the page afterwards: what it took. Everything that began before the view counts. */
function readPage(): Omit<Sample, 'heapBytes' | 'inpMs'> {
  const { bench } = window as unknown as { bench: { longTaskMs: number; lcpMs: number; cls: number } };
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  const viewMs = at('bench:view');
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const before = all.filter(({ startTime }) => startTime < viewMs);
  const sum = (some: PerformanceResourceTiming[]) =>
    some.reduce((total, { transferSize }) => total + transferSize, 0);
  const own = before.filter(({ name }) => name.startsWith(location.origin));
  // A request waited for those that had been answered when it was made. The document is the first round.
  const depth = (entry: PerformanceResourceTiming): number =>
    1 +
    Math.max(
      1,
      ...before
        .filter((other) => other.initiatorType !== 'fetch' || !other.name.includes('/v1/'))
        .filter((other) => other.transferSize > 0 && other.responseEnd <= entry.startTime)
        .map(depth),
    );
  const sent = before.filter(({ transferSize, name }) => transferSize > 0 && !name.includes('/api/v1/'));
  return {
    viewMs,
    dataMs: at('bench:data'),
    requests: before.filter(({ transferSize }) => transferSize > 0).length + 1,
    rounds: Math.max(1, ...sent.map(depth)),
    scriptBytes: before
      .filter(({ name }) => /\.m?js$/.test(new URL(name).pathname))
      .reduce(
        (total, { encodedBodySize, transferSize }) => total + (transferSize > 0 ? encodedBodySize : 0),
        0,
      ),
    ownOriginBytes: sum(own),
    otherOriginBytes: sum(before) - sum(own),
    longTaskMs: bench.longTaskMs,
    lcpMs: bench.lcpMs,
    cls: bench.cls,
  };
}

function readInteractions(): number {
  return (window as unknown as { bench: { inpMs: number } }).bench.inpMs;
}
