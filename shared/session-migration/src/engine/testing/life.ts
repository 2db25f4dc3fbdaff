import type { Locks } from '@ficus/service-client/locks';
import { generateSession, type LegacySessionFile } from '../../testing/index.ts';
import { type SeededRandom, seededRandom } from '../../testing/seeded-random.ts';
import type { SessionEngine } from '../session-engine.ts';
import { type Browser, legacyAda, openBrowser } from './browser.ts';
import { type ChatBackend, chatBackend } from './chat-backend.ts';
import { Deeds } from './deeds.ts';
import { type Power, power } from './power.ts';

/** A browser of the person, with the legacy session it began with. */
export interface Place {
  readonly browser: Browser;
  readonly before: LegacySessionFile;
  readonly deeds: Deeds;
  readonly tabs: Tab[];
}

interface Tab {
  readonly engine: SessionEngine;
  readonly supply: Power;
  view: 'new' | 'legacy';
}

export interface Life {
  readonly seed: number;
  readonly backend: ChatBackend;
  readonly places: readonly Place[];
  readonly flips: number;
  readonly crashes: number;
}

/**
 * One person's life with both views, the same for the same seed: up to `maxFlips` flips either way, edits in either
 * view, in one or two browsers with a legacy session each, in one or two tabs of each, at the same time; pages die
 * after any storage or network operation, the service fails now and then. At the end every browser is opened until
 * nothing is left to say.
 */
export async function live(seed: number, maxFlips: number): Promise<Life> {
  const random = seededRandom(seed);
  const backend = chatBackend();
  const clock = clockFrom(Date.UTC(2026, 0, 1));
  backend.now = clock;
  const hasLocks = random.chance(0.8);
  const places = Array.from({ length: random.pick([1, 1, 2]) }, (_, at) =>
    openPlace(backend, random, `${seed}-${at}`, hasLocks, clock),
  );
  const target = random.between(1, maxFlips);
  let [flips, crashes] = [0, 0];

  const open = async (place: Place, index: number) => {
    place.tabs[index]?.engine.stop();
    const supply = power(place.browser, backend);
    supply.cutAfter(random.chance(0.25) ? random.between(1, 80) : Number.POSITIVE_INFINITY);
    const tab: Tab = { engine: place.browser.tab({ ...supply.options, now: clock }), supply, view: 'new' };
    place.tabs[index] = tab;
    await tab.engine.start();
  };
  const flip = async (tab: Tab) => {
    flips += 1;
    if (tab.view === 'new') {
      await tab.engine.project({ before: 'legacy' });
      tab.view = 'legacy';
    } else {
      tab.view = 'new';
      await tab.engine.absorb();
    }
  };
  const act = async (place: Place, tab: Tab) => {
    const what = random.next();
    if (what < 0.4) await flip(tab);
    else if (what < 0.8) {
      // In the middle of what the other tab is doing.
      for (let turns = random.between(0, 30); turns > 0; turns -= 1) await nextTurn();
      if (tab.view === 'new') place.deeds.inNewView(tab.engine, tab.supply);
      else if (!tab.supply.isOff) place.deeds.inLegacyView();
    } else if (what < 0.9) await tab.engine.settled();
    else await tab.engine.project();
  };

  for (const place of places) {
    for (let index = random.pick([0, 0, 1]); index >= 0; index -= 1) await open(place, index);
  }
  while (flips < target) {
    const place = random.pick(places as [Place, ...Place[]]);
    if (random.chance(0.05)) backend.isDown = !backend.isDown;
    for (const [index, tab] of place.tabs.entries()) {
      if (!tab.supply.isOff && !random.chance(0.03)) continue;
      if (tab.supply.isOff) crashes += 1;
      await open(place, index);
    }
    const acting = place.tabs.filter(() => place.tabs.length === 1 || random.chance(0.6));
    await Promise.all(acting.map((tab) => act(place, tab)));
  }
  backend.isDown = false;
  for (const { tabs } of places) for (const { engine } of tabs) engine.stop();
  for (let round = 0; round < 3; round += 1) for (const place of places) await settle(place, clock);
  return { seed, backend, places, flips, crashes };
}

function openPlace(
  backend: ChatBackend,
  random: SeededRandom,
  name: string,
  hasLocks: boolean,
  clock: () => number,
): Place {
  const browser = openBrowser(backend, hasLocks ? locksOf(name) : undefined);
  const before = generateSession({
    seed: random.between(1, 1_000_000),
    owner: legacyAda,
    chats: random.between(0, 5),
    messagesPerChat: [1, 3],
    sentences: [0, 1],
    version: '2.0.0',
  });
  browser.writeLegacy(before);
  return { browser, before, tabs: [], deeds: new Deeds(random, browser, backend, clock, name) };
}

async function settle({ browser }: Place, now: () => number) {
  const engine = browser.tab({ now });
  await engine.start();
  await engine.settled();
  await engine.project({ before: 'legacy' });
  await engine.absorb();
  await engine.settled();
  engine.stop();
}

/** The locks of one browser: those of this process, under names of its own. */
function locksOf(browser: string): Locks {
  const { locks } = navigator;
  const request = (name: string, ...rest: unknown[]) =>
    (locks.request as (...input: unknown[]) => Promise<unknown>)(`${browser}:${name}`, ...rest);
  return { request } as Locks;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function clockFrom(start: number): () => number {
  let time = start;
  return () => {
    time += 1_000;
    return time;
  };
}
