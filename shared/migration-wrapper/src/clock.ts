/** Time, as far as the wrapper needs it; tests bring their own. */
export interface Clock {
  /** Milliseconds from any fixed moment; never goes back. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The platform's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>), // what setTimeout above returned
};

/** Named timers of one owner: setting a name again replaces its timer. */
export interface Timers {
  set(name: string, ms: number, callback: () => void): void;
  clear(name: string): void;
  clearAll(): void;
}

/** Creates a set of named timers on a clock. A negative delay counts as none. */
export function createTimers(clock: Clock): Timers {
  const handles = new Map<string, unknown>();
  function clear(name: string): void {
    if (!handles.has(name)) return;
    clock.clearTimeout(handles.get(name));
    handles.delete(name);
  }
  return {
    clear,
    clearAll: () => [...handles.keys()].forEach(clear),
    set(name, ms, callback) {
      clear(name);
      const handle = clock.setTimeout(
        () => {
          handles.delete(name);
          callback();
        },
        Math.max(0, ms),
      );
      handles.set(name, handle);
    },
  };
}
