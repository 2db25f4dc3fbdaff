import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Route, ServiceClaims } from '@ficus/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod/mini';
import { type Call, callOf, type ImplementOptions, registration } from './implement.ts';
import { problemDocument } from './problem-answer.ts';

/** A route that answers by a stream of events. */
type StreamRoute = Route & { readonly stream: z.ZodMiniType };

/** One event: what it says, and the id by which a reader goes on after it. */
export interface Streamed<Data> {
  readonly id: string;
  readonly data: Data;
}

/** What a stream's handler is given besides. */
export type StreamCall<R extends StreamRoute, Claims = ServiceClaims> = Call<R, Claims> & {
  /** Id of the last event that the reader has; undefined for one who begins. */
  readonly lastEventId: string | undefined;
  /** Aborted when the reader has left. */
  readonly signal: AbortSignal;
};

/** Something every so often, so that neither end nor anything between takes the connection for dead. */
const HEARTBEAT_MS = 15_000;

/**
 * Registers a route that answers by server-sent events, with access and input as `implement` has them. The handler
 * yields events; the next is asked for when the reader has taken the last, so a slow reader costs no memory. What it
 * throws before the first event is answered as any problem; later it is sent as an event `problem`, which ends the
 * stream.
 */
export function implementStream<R extends StreamRoute, Claims = ServiceClaims>(
  app: FastifyInstance,
  route: R,
  handler: (call: StreamCall<R, Claims>) => AsyncIterable<Streamed<z.input<R['stream']>>>,
  options: ImplementOptions<Claims> = {},
): void {
  app.route({
    ...registration(app, route, options),
    handler: async (request, reply) => {
      const reader = new AbortController();
      reply.raw.once('close', () => reader.abort());
      const call = {
        ...callOf<R, Claims>(route, request, reply),
        lastEventId: request.headers['last-event-id']?.toString(),
        signal: reader.signal,
      };
      const events = handler(call)[Symbol.asyncIterator]();
      const first = await events.next();
      const raw = begin(reply);
      const heartbeat = setInterval(() => raw.writableNeedDrain || raw.write(': \n\n'), HEARTBEAT_MS);
      try {
        for (let next = first; !next.done && !raw.destroyed; next = await events.next()) {
          const { id, data } = next.value;
          await write(raw, `id: ${id}\ndata: ${JSON.stringify(route.stream.parse(data))}\n\n`, reader.signal);
        }
      } catch (error) {
        if (!reader.signal.aborted)
          raw.write(`event: problem\ndata: ${JSON.stringify(problemDocument(error, request))}\n\n`);
      } finally {
        clearInterval(heartbeat);
        await events.return?.();
        raw.end();
      }
    },
  });
}

function begin(reply: FastifyReply): ServerResponse {
  reply.hijack();
  const headers = Object.entries(reply.getHeaders()).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && !Array.isArray(entry[1]),
  );
  reply.raw.writeHead(200, {
    ...Object.fromEntries(headers),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Proxies that would collect the answer first are asked not to.
    'x-accel-buffering': 'no',
  });
  return reply.raw;
}

/** Writes, and waits until there is room for more. */
async function write(raw: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  if (raw.write(text) || signal.aborted) return;
  // Left meanwhile: the loop looks.
  await once(raw, 'drain', { signal }).catch(() => undefined);
}
