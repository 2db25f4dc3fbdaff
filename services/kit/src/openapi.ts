import { openApiDocument } from '@ficus/contracts/openapi';
import type { FastifyInstance } from 'fastify';

const SERVICES = ['auth', 'directory', 'chat', 'notifications', 'analytics'] as const;

/**
 * Serves the OpenAPI document of a service that the contracts name at `/openapi.json`, and the whole of the API at the
 * front door's `/api/openapi.json`. Without a session: it is what a program reads before it has one.
 */
export function registerOpenApi(app: FastifyInstance, name: string): void {
  const service = SERVICES.find((one) => one === name);
  if (!service && name !== 'gateway') return;
  let document: string | undefined;
  app.get(service ? '/openapi.json' : '/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(service));
    return reply.type('application/json').header('cache-control', 'no-cache').send(document);
  });
}
