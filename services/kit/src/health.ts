import { setTimeout as delay } from 'node:timers/promises';
import type { Health } from '@ficus/contracts';
import type { FastifyInstance } from 'fastify';

/** Functions that fail when something the service cannot do without is out of order, by name. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

const CHECK_TIMEOUT_MS = 1500;

async function run(check: () => Promise<unknown>, timeoutMs: number): Promise<'ok' | Error> {
  const ended = new AbortController();
  try {
    return await Promise.race([
      check().then(() => 'ok' as const),
      delay(timeoutMs, new Error(`no answer within ${timeoutMs} ms`), { signal: ended.signal }),
    ]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    ended.abort();
  }
}

/** Registers `/health`: 200 when every check succeeds within its time limit, 503 with those that do not. */
export function registerHealth(
  app: FastifyInstance,
  service: string,
  checks: Checks,
  timeoutMs = CHECK_TIMEOUT_MS,
): void {
  // Probes come every few seconds: at `info` they would drown what people did.
  app.get('/health', { logLevel: 'warn' }, async (request, reply) => {
    const names = Object.keys(checks);
    const results = await Promise.all(Object.values(checks).map((check) => run(check, timeoutMs)));
    const failing = names.filter((name, index) => {
      const result = results[index];
      if (result !== 'ok') request.log.warn({ err: result, check: name }, 'check failing');
      return result !== 'ok';
    });
    const health: Health = {
      service,
      status: failing.length === 0 ? 'ok' : 'failing',
      checks: Object.fromEntries(names.map((name) => [name, failing.includes(name) ? 'failing' : 'ok'])),
    };
    return reply
      .code(failing.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  });
}
