import type pg from 'pg';
import { expect } from 'vitest';

/** A moment within a transaction: just before a row is written. */
export interface Moment {
  readonly table: string;
  readonly writes: 'insert' | 'update' | 'delete';
  /** Which rows; in SQL, of `new` or `old`. Default: all. */
  readonly when?: string;
}

/** Any number that nothing else takes. */
const LOCK = 47_110_815;

/** A process that is held in the middle of a transaction. */
export interface Held {
  /** Resolves when somebody has come to the moment, and waits there. */
  reached(): Promise<void>;
  /** Ends what waits there as a lost connection would, unless it has gone on, and holds nobody any more. */
  drop(): Promise<void>;
}

/**
 * Holds whoever comes to a moment, by a lock that a trigger waits for: so a process can be killed at exactly that step,
 * without a word about it in the code that is tested.
 */
export async function holdAt(pool: pg.Pool, { table, writes, when }: Moment): Promise<Held> {
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock($1)', [LOCK]);
  await pool.query(`create or replace function hold_here() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${LOCK}); return coalesce(new, old); end $$`);
  await pool.query(`create trigger hold_here before ${writes} on ${table} for each row
    ${when ? `when (${when})` : ''} execute function hold_here()`);
  const waiting = async () => {
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted and objid = $1
        and database = (select oid from pg_database where datname = current_database())`,
      [LOCK],
    );
    return rows.map(({ pid }) => pid);
  };
  return {
    async reached() {
      await expect.poll(async () => (await waiting()).length, { timeout: 15_000, interval: 10 }).not.toBe(0);
    },
    async drop() {
      // The trigger cannot be dropped while somebody holds the table; none of those who wait gets any further.
      for (const pid of await waiting()) await pool.query('select pg_terminate_backend($1)', [pid]);
      await pool.query(`drop trigger hold_here on ${table}`);
      await holder.query('select pg_advisory_unlock($1)', [LOCK]);
      holder.release();
    },
  };
}
