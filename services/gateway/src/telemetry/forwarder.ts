/** How a forwarder brings things on their way. */
export interface ForwarderOptions<T> {
  /** Brings some of them; throws when they have not arrived. They may arrive twice. */
  readonly deliver: (things: readonly T[]) => Promise<void>;
  /** Things delivered at a time. */
  readonly batch: number;
  /** Most that may wait; what comes then is dropped, and counted. */
  readonly most: number;
  /** How long things are collected. Default: 300 ms. */
  readonly collectMs?: number;
  /** The longest pause after a failure. Default: 15 s. */
  readonly longestPauseMs?: number;
  readonly onFault: (cause: unknown, dropped: number) => void;
}

/** Passes things on in the background: whoever gives them never waits, and what cannot be brought is tried again. */
export interface Forwarder<T> {
  add(thing: T): void;
  /** How many wait, and how many were dropped since the start. */
  counts(): { readonly waiting: number; readonly dropped: number };
  /** Tries once more to bring what waits, and ends. */
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;

/** Makes one. */
export function createForwarder<T>(options: ForwarderOptions<T>): Forwarder<T> {
  const { deliver, batch, most, collectMs = 300, longestPauseMs = 15_000, onFault } = options;
  const waiting: T[] = [];
  let dropped = 0;
  let pauseMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> | undefined;

  function plan(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      under = bring().finally(() => {
        under = undefined;
        if (waiting.length > 0) plan(pauseMs);
      });
    }, ms).unref();
  }

  async function bring(): Promise<void> {
    const things = waiting.slice(0, batch);
    try {
      await deliver(things);
      waiting.splice(0, things.length);
      pauseMs = 0;
    } catch (cause) {
      pauseMs = Math.min(longestPauseMs, Math.max(FIRST_PAUSE_MS, 2 * pauseMs));
      onFault(cause, dropped);
    }
  }

  return {
    add(thing) {
      if (waiting.length >= most) {
        dropped += 1;
        return;
      }
      waiting.push(thing);
      if (!under) plan(collectMs);
    },
    counts: () => ({ waiting: waiting.length, dropped }),
    async close() {
      clearTimeout(timer);
      await under;
      clearTimeout(timer);
      if (waiting.length > 0) await bring();
    },
  };
}
