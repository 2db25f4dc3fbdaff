import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const CONNECT_MS = 5_000;

/** What a connection is held for. */
export interface HeldConnectionOptions {
  readonly url: string;
  /** Uses each connection from its beginning on; it is given up when this rejects, and held when it resolves. */
  readonly use: (connection: pg.Client) => Promise<void>;
  /** Called when a connection is over that was used. */
  readonly onEnd?: () => void;
  /** Told of connections that could not be made, or broke. */
  readonly onFault: (cause: unknown) => void;
  /** Between the end of a connection and the next one, in ms. Default: 500. */
  readonly againMs?: number;
}

/** A connection to a database that is there all the time. */
export interface HeldConnection {
  close(): Promise<void>;
}

/** Holds a connection of its own to a database. One that breaks is made again, and there is never a second. */
export function holdConnection(options: HeldConnectionOptions): HeldConnection {
  const { url, use, onEnd, onFault, againMs = 500 } = options;
  const closing = new AbortController();
  let client: pg.Client | undefined;

  /** Resolves when the connection is over; rejects when it could not be made. */
  async function holdOnce(): Promise<void> {
    const connection = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    client = connection;
    // Without a listener, a connection that breaks ends the process.
    connection.on('error', onFault);
    const over = new Promise<void>((resolve) => connection.once('end', resolve));
    try {
      await connection.connect();
      await use(connection);
      await over;
    } finally {
      onEnd?.();
      await connection.end().catch(() => undefined);
    }
  }
  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await holdOnce().catch((cause: unknown) => closing.signal.aborted || onFault(cause));
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
