/** Lets a number of tries of one service through at a time; the others wait in the order they came. */
export interface Limiter {
  /**
   * Waits for a place, which the returned function gives back. Undefined when `signal` aborts first, or `waitMs` pass.
   */
  enter(waitMs: number, signal: AbortSignal | undefined): Promise<(() => void) | undefined>;
  waiting(): number;
}

/** Makes a limiter with so many places. */
export function createLimiter(places: number): Limiter {
  let free = places;
  const queue = new Set<() => void>();

  function leave() {
    free += 1;
    const [next] = queue;
    next?.();
  }
  function take() {
    free -= 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      leave();
    };
  }

  return {
    waiting: () => queue.size,
    enter(waitMs, signal) {
      if (free > 0) return Promise.resolve(take());
      return new Promise((resolve) => {
        const end = (place: (() => void) | undefined) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
          queue.delete(proceed);
          resolve(place);
        };
        const giveUp = () => end(undefined);
        const proceed = () => end(take());
        const timer = setTimeout(giveUp, waitMs);
        signal?.addEventListener('abort', giveUp);
        queue.add(proceed);
        if (signal?.aborted) giveUp();
      });
    },
  };
}
