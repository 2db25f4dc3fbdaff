import type { Readable } from 'node:stream';
import type { Route, ServiceClaims } from '@ficus/contracts';
import type { FastifyInstance } from 'fastify';
import { type Call, callOf, type ImplementOptions, registration } from './implement.ts';

/** A route that answers by a file. */
type FileRoute = Route & { readonly file: string };

/** A file as it is sent: what its reader saves it as, and its bytes, made as they are taken. */
export interface SentFile {
  readonly name: string;
  readonly content: Readable;
}

/** A long file takes its time; the reader sees it come. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * Registers a route that answers by a file to be saved, with access and input as `implement` has them. A fault after
 * its first bytes breaks the connection, so that half a file is never taken for a whole one.
 */
export function implementFile<R extends FileRoute, Claims = ServiceClaims>(
  app: FastifyInstance,
  route: R,
  handler: (call: Call<R, Claims>) => Promise<SentFile>,
  options: ImplementOptions<Claims> = {},
): void {
  app.route({
    ...registration(app, route, { timeoutMs: TIMEOUT_MS, ...options }),
    handler: async (request, reply) => {
      const { name, content } = await handler(callOf<R, Claims>(route, request, reply));
      return reply
        .header('cache-control', 'no-store')
        .header('content-type', `${route.file}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
        .send(content);
    },
  });
}
