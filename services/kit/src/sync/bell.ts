/** Wakes everybody who waits for something; nobody waits longer than they said. */
export interface Bell {
  ring(): void;
  /** Listens from now on: a ring between this and awaiting `heard` is not lost. `heard` resolves after `timeoutMs` too. */
  listen(timeoutMs: number): { readonly heard: Promise<void>; stop(): void };
  /** Asks again at each ring; false when it does not hold after `timeoutMs`. */
  until(holds: () => boolean, timeoutMs: number): Promise<boolean>;
}

export function createBell(): Bell {
  const waiting = new Set<() => void>();

  function listen(timeoutMs: number) {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(resolve);
    const timer = setTimeout(resolve, timeoutMs);
    return {
      heard: promise,
      stop() {
        clearTimeout(timer);
        waiting.delete(resolve);
      },
    };
  }
  return {
    ring() {
      for (const wake of [...waiting]) wake();
    },
    listen,
    async until(holds, timeoutMs) {
      const limit = performance.now() + timeoutMs;
      while (!holds()) {
        const left = limit - performance.now();
        if (left <= 0) return false;
        const { heard, stop } = listen(left);
        await heard;
        stop();
      }
      return true;
    },
  };
}
