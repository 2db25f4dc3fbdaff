import { TelemetryBatch } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';
import { findSession, refuseForeignSites } from '../session-hook.ts';
import type { Sessions } from '../sessions.ts';
import type { WayOut } from './way-out.ts';

/** What a browser sends as a beacon at most. */
const BODY_LIMIT = 65_536;

/**
 * `POST /api/telemetry`: takes what a page tells of itself, and answers 204 before anybody has seen it. Also where nobody
 * is signed in any more: a page cannot do anything about it, so it is no error there, and nothing is kept.
 */
export function registerTelemetryApi(
  app: FastifyInstance,
  options: { sessions: Sessions; wayOut?: WayOut | undefined },
): void {
  const preHandler = [refuseForeignSites, findSession(options.sessions)];
  app.post('/api/telemetry', { preHandler, bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const batch = TelemetryBatch.safeParse(request.body);
    if (!batch.success) throw problem(400, 'invalid', z.prettifyError(batch.error).slice(0, 1000));
    const person = request.session?.person;
    if (person && options.wayOut?.told(person, batch.data) === false)
      throw problem(429, 'too-many-requests', 'This is more than pages have to tell.');
    return reply.code(204).send();
  });
}
