import type pg from 'pg';
import { type HeldConnection, type HeldConnectionOptions, holdConnection } from './held-connection.ts';

/** What one process at a time does. */
export interface LeadOptions extends Pick<HeldConnectionOptions, 'url' | 'onFault'> {
  /** What it is: the same in all processes. */
  readonly name: string;
  /** Does it until `signal`, after which another process may have begun. Rejects only for what it cannot go on from. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Has one process at a time do something, of all that work on a database: who holds an advisory lock of PostgreSQL's, on a
 * connection of its own. The others wait for it, and one of them has it as soon as that connection is gone, by the death
 * of the process too.
 */
export function lead({ url, name, work, onFault }: LeadOptions): HeldConnection {
  let leading: AbortController | undefined;
  let isOver = false;
  let working: Promise<void> = Promise.resolve();

  async function begin(connection: pg.Client): Promise<void> {
    await connection.query('select pg_advisory_lock(hashtext($1))', [name]);
    // What was done before the connection broke is over first.
    await working;
    if (isOver) return;
    leading = new AbortController();
    working = work(leading.signal).catch(onFault);
  }
  const held = holdConnection({ url, use: begin, onEnd: () => leading?.abort(), onFault });
  return {
    async close() {
      isOver = true;
      leading?.abort();
      // The lock is let go when it is done.
      await working;
      await held.close();
    },
  };
}
