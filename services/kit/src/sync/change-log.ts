import { type Kysely, sql } from 'kysely';
import { createBell } from './bell.ts';
import type { Change, ChangePage } from './change.ts';

/** Reads this side's log, and waits for it to grow. */
export interface ChangeLog {
  /** Changes after a position; with none there, waits for some up to `waitMs`. */
  read(after: number, limit: number, waitMs: number): Promise<ChangePage>;
  head(): Promise<number>;
  /** The log has grown, or may have. */
  grown(): void;
  /** Lets go who waits for changes. */
  close(): void;
}

/** Channel on which the database says that the log has grown. */
export const LOG_CHANNEL = 'sync_log';

/** Opens the log of a database, for who hears of new changes. */
export function openChangeLog(db: Kysely<object>): ChangeLog {
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
    return { changes, head: changes.length < limit ? (changes.at(-1)?.seq ?? after) : await head() };
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
      const { heard, stop } = bell.listen(waitMs);
      try {
        // Who comes back for more has mostly been given all there is, and nothing has been heard of since.
        const isSettled = settled.position === after && settled.grown === grown && waitMs > 0;
        const found = isSettled ? { changes: [], head: after } : await page(after, limit);
        if (found.changes.length > 0 || waitMs === 0 || isOver) return found;
        await heard;
        return await page(after, limit);
      } finally {
        stop();
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
