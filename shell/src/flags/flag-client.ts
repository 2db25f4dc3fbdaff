import type { FlagsAnswer, Toggle } from '@ficus/contracts';

/** The flags of this page, kept up to date. */
export interface FlagClient {
  toggles(): readonly Toggle[];
  /** Counts that the person was shown what this flag decided. */
  exposed(flag: string): void;
  /** Asks for the flags now, unless this revision is already here. */
  revisionSeen(revision: number): void;
  /** Calls the listener after each change; returns its undo. */
  subscribe(listener: () => void): () => void;
  /** Goes on with flags that follow the server; returns the undo. */
  follow(live: LiveFlags): () => void;
}

/** Flags that follow the server. */
export interface LiveFlags {
  toggles(): readonly Toggle[];
  exposed(flag: string): void;
  revisionSeen(revision: number): void;
  /** Begins to poll and calls the listener after each change; returns its undo. */
  start(onUpdate: () => void): () => void;
}

/**
 * The flags that came with the page, so that no request, and no library, stands before the view; then those that
 * follow the server. What is counted or heard of meanwhile is kept for them.
 */
export function createFlagClient(initial: FlagsAnswer | undefined): FlagClient {
  const listeners = new Set<() => void>();
  const counted: string[] = [];
  let heard = initial?.revision ?? 0;
  let live: LiveFlags | undefined;
  return {
    toggles: () => live?.toggles() ?? initial?.toggles ?? [],
    exposed: (flag) => {
      if (live) live.exposed(flag);
      else counted.push(flag);
    },
    revisionSeen: (revision) => {
      heard = Math.max(heard, revision);
      live?.revisionSeen(revision);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow(flags) {
      live = flags;
      for (const flag of counted.splice(0)) flags.exposed(flag);
      const stop = flags.start(() => {
        for (const listener of [...listeners]) listener();
      });
      flags.revisionSeen(heard);
      return stop;
    },
  };
}
