import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';
import { atEase } from './at-ease.ts';

const Requests = z.array(
  z.object({
    url: z.string(),
    method: z.optional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    headers: z.optional(z.record(z.string(), z.string())),
    payload: z.optional(z.string()),
  }),
);

const TIMES = 10;

let isUnderWay = false;

/** Whether this process asks itself just now: nobody else does then. */
export function isWarmingUp(): boolean {
  return isUnderWay;
}

/**
 * Has a process answer requests before anybody else asks it: what is loaded, compiled and connected at the first request is
 * so by then. What they are answered with does not matter; they should change nothing.
 *
 * @param requests JSON, such as `[{"url": "/health"}]`, each with `method` (default: `GET`), `headers` and `payload` as
 *   needed. Default: `/health`. Throws what is wrong with it.
 */
export async function warmUp(app: FastifyInstance, requests = '[{"url": "/health"}]'): Promise<void> {
  const list = Requests.parse(JSON.parse(requests));
  isUnderWay = true;
  try {
    for (const { url, method = 'GET', headers = {}, payload } of list) {
      const request = { url, method, headers, ...(payload !== undefined && { payload }) };
      // One after the other: what it asks in turn does not know that it can wait.
      for (let nth = 0; nth < TIMES; nth += 1) await atEase(() => app.inject(request).catch(() => undefined));
    }
  } finally {
    isUnderWay = false;
  }
}
