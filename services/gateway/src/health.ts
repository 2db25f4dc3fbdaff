import { Health, type ServicesHealth } from '@ficus/contracts';
import type { FastifyInstance } from 'fastify';

/** `/health/services`: asks each service, and answers 503 unless all are well. */
export function registerServicesHealth(
  app: FastifyInstance,
  services: Readonly<Record<string, string>>,
): void {
  app.get('/health/services', async (_request, reply) => {
    const entries = await Promise.all(
      Object.entries(services).map(async ([name, url]) => [name, { status: await ask(url) }] as const),
    );
    const isOk = entries.every(([, { status }]) => status === 'ok');
    const answer: ServicesHealth = {
      status: isOk ? 'ok' : 'degraded',
      services: Object.fromEntries(entries),
    };
    return reply.code(isOk ? 200 : 503).send(answer);
  });
}

async function ask(url: string): Promise<'ok' | 'failing' | 'unreachable'> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    const health = Health.safeParse(await response.json().catch(() => undefined));
    if (health.success) return health.data.status;
    // The flag server and a store of static files have no such word of their own: that they answer is all one can ask.
    return response.status < 500 ? 'ok' : 'failing';
  } catch {
    return 'unreachable';
  }
}
