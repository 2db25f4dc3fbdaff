import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';

const Requests = z.array(
  z.object({
    url: z.string(),
    method: z.optional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    headers: z.optional(z.record(z.string(), z.string())),
    payload: z.optional(z.string()),
  }),
);

/** At once first, so that each connection of a pool to a database is used. */
const AT_ONCE = 5;
/** One after the other then: who is asked by them has others to answer. */
const ONE_BY_ONE = 5;

/**
 * Has a process answer requests before anybody else asks it: what is loaded, compiled and connected at the first request is
 * so by then. What they are answered with does not matter; they should change nothing.
 *
 * @param requests JSON, such as `[{"url": "/health"}]`, each with `method` (default: `GET`), `headers` and `payload` as
 *   needed. Default: `/health`. Throws what is wrong with it.
 */
export async function warmUp(app: FastifyInstance, requests = '[{"url": "/health"}]'): Promise<void> {
  for (const { url, method = 'GET', headers = {}, payload } of Requests.parse(JSON.parse(requests))) {
    const request = { url, method, headers, ...(payload !== undefined && { payload }) };
    const ask = () => app.inject(request).catch(() => undefined);
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    for (let nth = 0; nth < ONE_BY_ONE; nth += 1) await ask();
  }
}
