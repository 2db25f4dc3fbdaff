import { setTimeout as wait } from 'node:timers/promises';

/** A clock that stands still while it is somebody else's turn. */
export interface Turn {
  /** Resolves when so much time of its own has passed; at once when `signal` is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Resolves when it is its turn, with whether it was somebody else's before. */
  mine(): Promise<boolean>;
  /** It needs no more turns. */
  end(): void;
}

/** The time of one who shares it with nobody. */
export const ALONE: Turn = {
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
  mine: async () => false,
  end: () => undefined,
};

/** Between two turns, in ms: what is under way may end. */
const PAUSE_MS = 500;
const TICK_MS = 20;

/**
 * Has several take turns of `turnMs`, round and round, until all but one have ended; that one then has all the time. So
 * that what is compared is done on the same machine in the same minute, and not on a quick one and a slow one.
 */
export function takeTurns(count: number, turnMs: number): readonly Turn[] {
  const ended = new Set<number>();
  const spent = Array.from({ length: count }, () => 0);
  let holder = 0;
  let left = turnMs;
  let pauseLeft = 0;
  let since = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = now - since;
    since = now;
    if (pauseLeft > 0) {
      pauseLeft -= passed;
      return;
    }
    spent[holder] = (spent[holder] ?? 0) + passed;
    left -= passed;
    if (left > 0 && !ended.has(holder)) return;
    left = turnMs;
    const next = nextAfter(holder);
    if (next === holder) return;
    holder = next;
    pauseLeft = PAUSE_MS;
  }, TICK_MS);

  function nextAfter(index: number): number {
    const others = spent.map((_, step) => (index + 1 + step) % count);
    return others.find((one) => !ended.has(one)) ?? index;
  }
  const isMine = (index: number) => pauseLeft <= 0 && holder === index;

  return spent.map((_, index) => ({
    async wait(ms, signal) {
      const until = (spent[index] ?? 0) + ms;
      while ((spent[index] ?? 0) < until && !signal?.aborted) await wait(TICK_MS);
    },
    async mine() {
      const hasIt = () => isMine(index) || ended.has(index);
      if (hasIt()) return false;
      while (!hasIt()) await wait(TICK_MS);
      return true;
    },
    end() {
      ended.add(index);
      if (ended.size === count) clearInterval(timer);
    },
  }));
}
