/** Waits that end early. */
export interface Wake {
  /** Resolves after `ms`, or at the next `ring`, or when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  ring(): void;
}

/** Makes one. */
export function createWake(): Wake {
  const sleepers = new Set<() => void>();
  return {
    wait(ms, signal) {
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        sleepers.add(end);
        signal.addEventListener('abort', end);
        if (signal.aborted) end();
      });
    },
    ring() {
      for (const end of [...sleepers]) end();
    },
  };
}
