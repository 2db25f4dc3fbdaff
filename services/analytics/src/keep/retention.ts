import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';

const HOUR_MS = 60 * 60_000;
/** Removed at a time, so that nothing is locked for long. */
const ROWS = 10_000;

/** Removes what is older than so many days, at once and then each hour. Returns its end. */
export function startRetention(
  db: Kysely<AnalyticsSchema>,
  days: number,
  onFault: (cause: unknown) => void,
): () => Promise<void> {
  let under: Promise<void> = Promise.resolve();
  const sweep = () => {
    under = forget(db, days).catch(onFault);
  };
  sweep();
  const timer = setInterval(sweep, HOUR_MS).unref();
  return async () => {
    clearInterval(timer);
    await under;
  };
}

/** Removes what is older than so many days. */
export async function forget(db: Kysely<AnalyticsSchema>, days: number): Promise<void> {
  for (const table of ['events', 'exposures'] as const) {
    for (let removed = ROWS; removed === ROWS; ) {
      const { numAffectedRows = 0n } = await sql`
        delete from ${sql.table(table)} where ctid = any(array(
          select ctid from ${sql.table(table)} where at < now() - make_interval(days => ${days}) limit ${ROWS}
        ))`.execute(db);
      removed = Number(numAffectedRows);
    }
  }
}
