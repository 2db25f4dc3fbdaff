import type { Locks } from '@ficus/service-client/locks';

/**
 * Where the legacy view is open. It keeps the session in memory and writes it as a whole, so what we add to the key
 * meanwhile it would undo: nothing is written to the key while it is open in any tab.
 */
export interface LegacyPresence {
  /** The legacy view opens in this tab. */
  enter(): void;
  leave(): void;
  isHere(): boolean;
  /** True when a legacy view is open in another tab. Without Web Locks: always false. */
  isElsewhere(): Promise<boolean>;
}

/** Presence by a shared lock, which ends with its tab however that ends. */
export function legacyPresence(locks: Locks | undefined, owner: string): LegacyPresence {
  const name = `ficus-legacy-view:${owner}`;
  let release: (() => void) | undefined;
  return {
    enter() {
      if (release) return;
      const left = new Promise<void>((resolve) => {
        release = resolve;
      });
      // A refused lock only means that other tabs do not know of us.
      locks?.request(name, { mode: 'shared' }, () => left).catch(() => {});
    },
    leave() {
      release?.();
      release = undefined;
    },
    isHere: () => release !== undefined,
    async isElsewhere() {
      if (!locks) return false;
      // Holding the lock ourselves, we could not take it exclusively: the caller asks before it enters.
      return await locks.request(
        name,
        { mode: 'exclusive', ifAvailable: true },
        async (lock) => lock === null,
      );
    },
  };
}
