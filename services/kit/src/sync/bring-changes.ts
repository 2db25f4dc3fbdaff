import type { ChangeLog } from './change-log.ts';
import type { SyncClient } from './sync-client.ts';

/** Brings the other side what it has not got yet, in place of waiting until it asks. */
export interface Bringing {
  /**
   * Brings all that is committed now. Resolves with the position that the other side must have acknowledged then; also
   * where it did not take it, or not within `timeoutMs`: then it will ask.
   */
  bring(timeoutMs: number): Promise<number>;
}

/** At most so many changes are brought; a side that is further behind asks for them in its own time. */
const MOST = 200;

/** Makes it, for one process: whoever comes while something is being brought goes together, with what comes next. */
export function createBringing(options: {
  readonly log: Pick<ChangeLog, 'read' | 'head'>;
  readonly peer: Pick<SyncClient, 'bring'>;
  /** How far the other side has all. */
  readonly acknowledged: () => number;
  readonly acknowledge: (position: number) => void;
}): Bringing {
  const { log, peer, acknowledged, acknowledge } = options;
  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | undefined;

  async function bringNow(timeoutMs: number): Promise<number> {
    const after = acknowledged();
    // Nothing is known of the other side yet: it may be far behind.
    if (after === 0) return log.head();
    const { changes, head } = await log.read(after, MOST, 0);
    if (changes.length === 0 || changes.length === MOST) return head;
    const taken = peer.bring({ after, changes }, timeoutMs);
    await taken.then(({ position }) => acknowledge(position)).catch(() => undefined);
    return head;
  }

  return {
    bring(timeoutMs) {
      next ??= current
        .catch(() => undefined)
        .then(() => {
          const begun = bringNow(timeoutMs);
          current = begun;
          next = undefined;
          return begun;
        });
      return next;
    },
  };
}
