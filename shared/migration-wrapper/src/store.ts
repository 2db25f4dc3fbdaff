/** A value that can be read and watched; the shape that React's `useSyncExternalStore` wants. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Calls the listener after each change; returns its undo. */
  subscribe(listener: () => void): () => void;
}

/** Creates a store; listeners run through `guard`, so that one that throws harms nobody else. */
export function createStore<T>(initial: T, guard: (action: () => void) => void): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of [...listeners]) guard(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
