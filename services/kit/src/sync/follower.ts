import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { backfill } from './backfill.ts';
import { createBell } from './bell.ts';
import type { SyncClient } from './sync-client.ts';
import { readState, writeState } from './sync-state.ts';
import type { SyncedEntity } from './synced-entity.ts';

const BATCH = 500;
const WAIT_MS = 10_000;
/** Who has taken the other side's place is there within milliseconds; one that starts anew is not. */
const AGAIN_MS = [20, 20, 40, 80, 200];

/** Follows the other side's log. */
export interface Follower {
  /** Begins; a second time it does nothing. */
  start(): void;
  /** Resolves when the changes up to this position are here; false after `timeoutMs`. */
  reached(position: number, timeoutMs: number): Promise<boolean>;
  state(): { readonly applied: number; readonly lagMs: number; readonly isConnected: boolean };
  close(): Promise<void>;
}

/** What a follower works with. */
export interface FollowerOptions {
  readonly db: Kysely<object>;
  readonly peer: SyncClient;
  readonly entities: readonly SyncedEntity[];
  readonly onFault: (cause: unknown) => void;
}

/**
 * Asks the other side for its changes, again and again, and puts them in their place: each batch and the position after
 * it in one transaction, so that a crash repeats a batch or none. A side that has never followed begins with what is in
 * the other's tables.
 */
export function createFollower({ db, peer, entities, onFault }: FollowerOptions): Follower {
  const closing = new AbortController();
  const bell = createBell();
  let applied = 0;
  let behindSince: number | undefined;
  let isConnected = false;

  async function follow(): Promise<void> {
    let after = await readState(db, 'applied');
    if (after === undefined) {
      await backfill({ db, peer, entities, signal: closing.signal });
      after = (await readState(db, 'applied')) ?? 0;
    }
    applied = after;
    bell.ring();
    while (!closing.signal.aborted) {
      const page = await peer.changes(applied, BATCH, WAIT_MS, closing.signal);
      isConnected = true;
      const last = page.changes.at(-1);
      behindSince = page.changes[0]?.at;
      if (!last) continue;
      await applyPage(db, page.changes, last.seq);
      applied = last.seq;
      if (last.seq >= page.head) behindSince = undefined;
      bell.ring();
    }
  }
  async function goOn(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      await follow().catch((cause: unknown) => {
        if (isConnected) failures = 0;
        if (isConnected && !closing.signal.aborted) onFault(cause);
        isConnected = false;
      });
      await wait(AGAIN_MS[failures] ?? AGAIN_MS.at(-1), undefined, { signal: closing.signal }).catch(
        () => undefined,
      );
    }
  }
  let ended: Promise<void> | undefined;

  return {
    start() {
      ended ??= goOn();
    },
    reached: (position, timeoutMs) => bell.until(() => applied >= position, timeoutMs),
    state: () => ({
      applied,
      lagMs: behindSince === undefined ? 0 : Math.max(0, Date.now() - behindSince),
      isConnected,
    }),
    async close() {
      closing.abort();
      bell.ring();
      await ended;
    },
  };
}

/** Applies changes in their order, and remembers the position after them, in one transaction. */
export async function applyPage(
  db: Kysely<object>,
  changes: readonly object[],
  position: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select sync_apply_all(${JSON.stringify(changes)}::jsonb)`.execute(trx);
    await writeState(trx, 'applied', position);
  });
}
