import type { WrapperEvent } from '@ficus/migration-wrapper';

/** The last events of each feature, for the inspector and incidents. */
export interface EventLog {
  add(event: WrapperEvent): void;
  /** Oldest first; the same array until the next event. */
  of(feature: string): readonly WrapperEvent[];
  /** Calls the listener after each event; returns its undo. */
  subscribe(listener: () => void): () => void;
}

/** Keeps the last `limit` events of each feature. Default: 40. */
export function createEventLog(limit = 40): EventLog {
  const none: readonly WrapperEvent[] = [];
  const events = new Map<string, readonly WrapperEvent[]>();
  const listeners = new Set<() => void>();
  return {
    add(event) {
      events.set(event.feature, [...(events.get(event.feature) ?? none), event].slice(-limit));
      for (const listener of listeners) listener();
    },
    of: (feature) => events.get(feature) ?? none,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
