import type { Cookie } from '@playwright/test';
import type { FlagAdmin } from '../system/unleash.ts';
import type { DevTools } from './devtools.ts';
import { pause } from './pause.ts';
import { repeat } from './repeat.ts';
import { type Condition, openProfile, type Tab, TOLD } from './tab.ts';

interface FlipOptions {
  readonly cookies: readonly Cookie[];
  readonly flags: FlagAdmin;
  readonly times: number;
  readonly condition: Condition;
  /** False: the person saves data, so nothing is fetched ahead and the flip is the first to ask. */
  readonly isPrepared: boolean;
}

const FLIP_LIMIT_MS = 30_000;

/** How long a flip takes on an open page: from the flags' answer to the new view, in ms. */
export async function measureFlip(
  devTools: DevTools,
  address: string,
  options: FlipOptions,
): Promise<number[]> {
  const { flags, cookies, times, condition, isPrepared } = options;
  return repeat(times, async () => {
    await flags.off('new_chat_mfe');
    await pause(2500);
    const profile = await openProfile(devTools, cookies);
    try {
      const tab = await profile.openTab(condition);
      if (!isPrepared) await tab.runFirst(saveData, undefined);
      await tab.open(`${address}/chat`);
      await tab.waitFor('section[data-view="legacy"]');
      await pause(condition === '4g' ? 6000 : 3000); // idle: the other side is ready, if it may be
      await markField(tab, 'section[data-view="remote"] textarea');
      const told = tab.told(FLIP_LIMIT_MS);
      await Promise.all([told, flags.on('new_chat_mfe')]);
      return await tab.evaluate(readFlip, undefined);
    } finally {
      await profile.close();
    }
  });
}

/** How long the single build's lazy route takes, asked for the first time: from the click to the view, in ms. */
export async function measureLazyRoute(
  devTools: DevTools,
  address: string,
  options: { cookies: readonly Cookie[]; times: number; condition: Condition },
): Promise<number[]> {
  return repeat(options.times, async () => {
    const profile = await openProfile(devTools, options.cookies);
    try {
      const tab = await profile.openTab(options.condition);
      await tab.open(`${address}/chat#later`);
      await tab.waitFor('main button');
      await pause(1000);
      await markField(tab, 'textarea');
      const told = tab.told(FLIP_LIMIT_MS);
      await Promise.all([told, tab.evaluate(openChat, undefined)]);
      return await tab.evaluate(readOpened, undefined);
    } finally {
      await profile.close();
    }
  });
}

/** Marks when the field to write in comes into the document, and tells it. */
function markField(tab: Tab, selector: string): Promise<void> {
  return tab.evaluate(
    ({ wanted, told }) => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector(wanted)) return;
        performance.mark('bench:flipped');
        observer.disconnect();
        history.replaceState(history.state, '', told);
        history.replaceState(history.state, '', location.pathname);
      }).observe(document, { childList: true, subtree: true, attributes: true });
    },
    { wanted: selector, told: TOLD },
  );
}

/** Runs in the page: the time since the flags' last answer before the flip. */
function readFlip(): number {
  const flipped = performance.getEntriesByName('bench:flipped')[0]?.startTime ?? Number.NaN;
  const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name }) => new URL(name).pathname === '/api/flags')
    .map(({ responseEnd }) => responseEnd)
    .filter((end) => end > 0 && end < flipped);
  return flipped - Math.max(...answers);
}

/** Runs in the page of the `lazy` baseline. */
function openChat(): void {
  performance.mark('bench:clicked');
  [...document.querySelectorAll('button')].find((one) => one.textContent === 'Open the chat')?.click();
}

function readOpened(): number {
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  return at('bench:flipped') - at('bench:clicked');
}

/** Runs in the page before anything else. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
}
