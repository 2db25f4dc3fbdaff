import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { TOLD_CHANNEL } from './tell.ts';

/** Hears from the database who has been told something, by whichever process. */
export interface Hearing {
  /** Calls back with `{"personId","tenantId"}` as text; returns its undo. */
  subscribe(listener: (who: string) => void): () => void;
  close(): Promise<void>;
}

const AGAIN_MS = 1_000;
const HEARTBEAT_MS = 15_000;

/** Starts hearing, on a connection of its own; one that breaks is made again. */
export function startHearing(url: string, onFault: (cause: unknown) => void): Hearing {
  const listeners = new Set<(who: string) => void>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  async function connect() {
    const connection = new pg.Client({ connectionString: url, keepAlive: true });
    client = connection;
    connection.on('notification', ({ payload }) => {
      for (const listener of listeners) listener(payload ?? '');
    });
    connection.on('error', onFault);
    connection.once('end', again);
    await connection.connect();
    await connection.query(`listen ${TOLD_CHANNEL}`);
  }
  function again() {
    if (isOver) return;
    clearTimeout(timer);
    timer = setTimeout(begin, AGAIN_MS);
  }
  function begin() {
    connect().catch((cause: unknown) => {
      onFault(cause);
      again();
    });
  }
  begin();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isOver = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Registers `/internal/live`: each event of the stream says who has just been told something. */
export function serveLive(app: FastifyInstance, hearing: Hearing): void {
  const streams = new Set<() => void>();
  app.get('/internal/live', async (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': \n\n');
    const undo = hearing.subscribe((who) => raw.write(`data: ${who}\n\n`));
    const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS);
    const end = () => raw.end();
    streams.add(end);
    raw.once('close', () => {
      undo();
      clearInterval(heartbeat);
      streams.delete(end);
    });
  });
  app.addHook('preClose', async () => {
    for (const end of streams) end();
  });
}
