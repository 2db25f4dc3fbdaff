import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { createBell } from './bell.ts';
import type { Change, ChangePage } from './change.ts';

/** Reads this side's log, and waits for it to grow. */
export interface ChangeLog {
  /**
   * Changes after a position; with none there, waits for some up to `waitMs`. What whoever waits has been brought meanwhile
   * is left out, and the page then begins later.
   */
  read(after: number, limit: number, waitMs: number): Promise<ChangePage>;
  head(): Promise<number>;
  /** The log has grown, or may have. */
  grown(): void;
  /** Lets go who waits for changes. */
  close(): void;
}

/** Channel on which the database says that the log has grown. */
export const LOG_CHANNEL = 'sync_log';

/** So long what is new is left to who brings it by itself. */
const GATHER_MS = 10;

/**
 * Opens the log of a database, for who hears of new changes.
 *
 * @param bringing What is known of changes that are brought to the other side: how far it has all, and whether such are under
 *   way these days. Default: none are.
 */
export function openChangeLog(
  db: Kysely<object>,
  bringing: { readonly position: () => number; readonly isUsual: () => boolean } = {
    position: () => 0,
    isUsual: () => false,
  },
): ChangeLog {
  const bell = createBell();
  let isOver = false;
  /** How often the log has grown, as far as was heard. */
  let grown = 0;
  /** Up to where all was read that there was, and how often it had grown by then. */
  let settled = { position: -1, grown: -1 };

  async function page(after: number, limit: number): Promise<ChangePage> {
    const before = grown;
    const { rows } = await sql<Omit<Change, 'at'> & { at: Date }>`
      select seq, entity, key, epoch, version, origin, data, at from sync_log
      where seq > ${after} order by seq limit ${limit}`.execute(db);
    const changes = rows.map((row) => ({ ...row, at: row.at.getTime() }));
    if (changes.length < limit) settled = { position: changes.at(-1)?.seq ?? after, grown: before };
    return { after, changes, head: changes.length < limit ? (changes.at(-1)?.seq ?? after) : await head() };
  }
  async function head(): Promise<number> {
    const { rows } = await sql<{ head: number }>`select coalesce(max(seq), 0) as head from sync_log`.execute(
      db,
    );
    return rows[0]?.head ?? 0;
  }

  return {
    head,
    async read(after, limit, waitMs) {
      const until = performance.now() + waitMs;
      // Who comes back for more has mostly been given all there is, and nothing has been heard of since.
      let isSettled = settled.position === after && settled.grown === grown && waitMs > 0;
      for (let from = after; ; from = Math.max(from, bringing.position())) {
        const left = until - performance.now();
        const { heard, stop } = bell.listen(Math.max(0, left));
        try {
          const found = isSettled ? { after: from, changes: [], head: from } : await page(from, limit);
          if (found.changes.length > 0 || left <= 0 || isOver) return found;
          await heard;
        } finally {
          stop();
        }
        isSettled = false;
        if (!isOver && bringing.isUsual()) await pause(GATHER_MS);
      }
    },
    grown() {
      grown += 1;
      bell.ring();
    },
    close() {
      isOver = true;
      bell.ring();
    },
  };
}
