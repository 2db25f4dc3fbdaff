import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const CONNECT_MS = 5_000;

/** What is heard, and by whom. */
export interface HearingOptions {
  readonly url: string;
  /** Channel of PostgreSQL's `notify`; trusted, as it goes into the statement. */
  readonly channel: string;
  /** Called with what was said. */
  readonly onHeard: (payload: string) => void;
  /** Called each time it begins to hear: what was said between two connections was not heard. */
  readonly onBegin?: () => void;
  /** Told of connections that could not be made, or broke. */
  readonly onFault: (cause: unknown) => void;
  /** Between the end of a connection and the next one, in ms. Default: 500. */
  readonly againMs?: number;
}

/** Somebody who hears. */
export interface ChannelHearing {
  close(): Promise<void>;
}

/** Hears a channel of a database on a connection of its own. One that breaks is made again, and there is never a second. */
export function hearChannel(options: HearingOptions): ChannelHearing {
  const { url, channel, onHeard, onBegin, onFault, againMs = 500 } = options;
  const closing = new AbortController();
  let client: pg.Client | undefined;

  /** Resolves when the connection is over; rejects when it could not be made. */
  async function hearOnce(): Promise<void> {
    const connection = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    client = connection;
    connection.on('notification', ({ payload }) => onHeard(payload ?? ''));
    // Without a listener, a connection that breaks ends the process.
    connection.on('error', onFault);
    const over = new Promise<void>((resolve) => connection.once('end', resolve));
    try {
      await connection.connect();
      await connection.query(`listen ${channel}`);
      onBegin?.();
      await over;
    } finally {
      await connection.end().catch(() => undefined);
    }
  }
  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await hearOnce().catch((cause: unknown) => closing.signal.aborted || onFault(cause));
      await wait(againMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }
  const over = goOn();
  return {
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
      await over;
    },
  };
}
