import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told to go on; promises settle between one timer and the next. */
export interface FakeClock extends Clock {
  advance(ms: number): Promise<void>;
  /** Timers that are still set. */
  pending(): number;
}

/** Lets all promises that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** Creates a clock at 0 ms. */
export function createFakeClock(): FakeClock {
  let now = 0;
  let lastId = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => now,
    pending: () => timers.size,
    setTimeout(callback, ms) {
      lastId += 1;
      timers.set(lastId, { at: now + ms, callback });
      return lastId;
    },
    clearTimeout: (handle) => void timers.delete(handle as number),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].sort(([idA, a], [idB, b]) => a.at - b.at || idA - idB);
        if (!next || next[1].at > end) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].callback();
        await settle();
      }
      now = end;
    },
  };
}
