import { hearChannels } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { TOLD_CHANNEL } from './tell.ts';

/** Hears from the database who has been told something, by whichever process. */
export interface Hearing {
  /** Calls back with `{"personId","tenantId"}` as text; returns its undo. */
  subscribe(listener: (who: string) => void): () => void;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 15_000;

/** Starts hearing, on a connection of its own; one that breaks is made again. */
export function startHearing(url: string, onFault: (cause: unknown) => void): Hearing {
  const listeners = new Set<(who: string) => void>();
  const hearing = hearChannels({
    url,
    channels: {
      [TOLD_CHANNEL]: (who) => {
        for (const listener of listeners) listener(who);
      },
    },
    onFault,
    againMs: 1_000,
  });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: hearing.close,
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
