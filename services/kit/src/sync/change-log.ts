import { type Kysely, sql } from 'kysely';
import { hearChannel } from '../hear-channel.ts';
import { createBell } from './bell.ts';
import type { Change, ChangePage } from './change.ts';

/** Reads this side's log, and waits for it to grow. */
export interface ChangeLog {
  /** Changes after a position; with none there, waits for some up to `waitMs`. */
  read(after: number, limit: number, waitMs: number): Promise<ChangePage>;
  head(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the log of a database. It hears of new changes on a connection of its own, made again when it breaks. */
export function openChangeLog(db: Kysely<object>, url: string, onFault: (cause: unknown) => void): ChangeLog {
  const bell = createBell();
  let isOver = false;
  const hearing = hearChannel({
    url,
    channel: 'sync_log',
    onHeard: bell.ring,
    onBegin: bell.ring,
    onFault,
  });

  async function page(after: number, limit: number): Promise<ChangePage> {
    const { rows } = await sql<Omit<Change, 'at'> & { at: Date }>`
      select seq, entity, key, epoch, version, origin, data, at from sync_log
      where seq > ${after} order by seq limit ${limit}`.execute(db);
    const changes = rows.map((row) => ({ ...row, at: row.at.getTime() }));
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
        const found = await page(after, limit);
        if (found.changes.length > 0 || waitMs === 0 || isOver) return found;
        await heard;
        return await page(after, limit);
      } finally {
        stop();
      }
    },
    async close() {
      isOver = true;
      bell.ring();
      await hearing.close();
    },
  };
}
