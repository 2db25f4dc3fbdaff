import type { Cookie } from '@playwright/test';
import type { DevTools } from './devtools.ts';
import { pause } from './pause.ts';
import { type Condition, openProfile, type Tab, TOLD } from './tab.ts';

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

/** What the benchmark waits for, by what a person sees: the field to write in, and their own conversation. */
export const SEEDED = 'What is a cohort?';

const VIEW_LIMIT_MS = 30_000;
const PAINTED_MS = 300;

/**
 * Loads an address three times in a fresh profile, cold, warm and hot, with `settledMs` between two loads. Cold and warm come
 * from a page of another site, `from`, as people do: from an empty tab a browser would go on in the process that it has,
 * unless the page asks for one of its own.
 */
export async function measureLoads(
  devTools: DevTools,
  address: string,
  options: { cookies: readonly Cookie[]; condition: Condition; settledMs: number; from: string },
): Promise<Record<Kind, Sample>> {
  const profile = await openProfile(devTools, options.cookies);
  const settle = () => pause(options.settledMs);
  try {
    const first = await profile.openTab(options.condition);
    await first.runFirst(watchPage, { title: SEEDED, told: TOLD });
    await first.open(options.from);
    await settle();
    const cold = await load(first, address);
    await settle();
    await first.close();
    const second = await profile.openTab(options.condition);
    await second.runFirst(watchPage, { title: SEEDED, told: TOLD });
    await second.open(options.from);
    await settle();
    const warm = await load(second, address);
    await settle();
    const hot = await load(second, address);
    return { cold, warm, hot };
  } finally {
    await profile.close();
  }
}

/** Nothing is asked of the page before its data are there, and on the screen. */
async function load(tab: Tab, address: string): Promise<Sample> {
  const told = tab.told(VIEW_LIMIT_MS);
  await Promise.all([told, tab.open(`${address}/chat`)]);
  // Until what is in the document is on the screen, and the browser has told of it.
  await pause(PAINTED_MS);
  const heapBytes = await tab.heapBytes();
  const sample = await tab.evaluate(readPage, undefined);
  await tab.click('textarea');
  await pause(150);
  return { ...sample, heapBytes, inpMs: await tab.evaluate(readInteractions, undefined) };
}

/** Runs in the page before anything else: marks the view and its data as they come into the document. */
function watchPage({ title, told }: { title: string; told: string }): void {
  const page = window as unknown as {
    bench: { longTaskMs: number; lcpMs: number; cls: number; inpMs: number };
  };
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
    history.replaceState(history.state, '', told);
    history.replaceState(history.state, '', location.pathname);
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
