import { Incident } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';
import { findSession, refuseForeignSites } from './session-hook.ts';
import type { Sessions } from './sessions.ts';

const BODY_LIMIT = 4096;

/** `POST /api/incidents`: one line in the log for an incident code, so that support finds what a person's page knew. */
export function registerIncidentsApi(app: FastifyInstance, options: { sessions: Sessions }): void {
  const preHandler = [refuseForeignSites, findSession(options.sessions)];
  app.post('/api/incidents', { preHandler, bodyLimit: BODY_LIMIT }, async (request, reply) => {
    if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
    const incident = Incident.safeParse(request.body);
    if (!incident.success) throw problem(400, 'invalid', z.prettifyError(incident.error));
    request.log.warn({ incident: incident.data, person: request.session.person.id }, 'incident');
    return reply.code(204).send();
  });
}
