import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';

const Requests = z.array(
  z.object({
    url: z.string(),
    method: z.optional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    headers: z.optional(z.record(z.string(), z.string())),
    payload: z.optional(z.string()),
    /** How many of it at a time: as many as there are connections to a database, so that each is used. Default: 1. */
    atOnce: z.optional(z.int().check(z.positive(), z.lte(100))),
  }),
);

const TIMES = 3;

/**
 * Has a process answer requests before anybody else asks it: what is loaded, compiled and connected at the first request is
 * so by then. What they are answered with does not matter; they should change nothing.
 *
 * @param requests JSON, such as `[{"url": "/health"}]`, each with `method` (default: `GET`), `headers`, `payload` and `atOnce`
 *   as needed. Default: `/health`. Throws what is wrong with it.
 */
export async function warmUp(app: FastifyInstance, requests = '[{"url": "/health"}]'): Promise<void> {
  for (const { url, method = 'GET', headers = {}, payload, atOnce = 1 } of Requests.parse(
    JSON.parse(requests),
  )) {
    const request = { url, method, headers, ...(payload !== undefined && { payload }) };
    const ask = () => app.inject(request).catch(() => undefined);
    for (let nth = 0; nth < TIMES; nth += 1) await Promise.all(Array.from({ length: atOnce }, ask));
  }
}
