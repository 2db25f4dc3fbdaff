import { problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';
import type { Releases } from './releases.ts';
import { findSession } from './session-hook.ts';
import type { Sessions } from './sessions.ts';

const Params = z.object({
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  version: z.string().check(z.regex(/^[0-9A-Za-z.+-]{1,100}$/)),
});

/**
 * `/api/releases/:name/:version` for open pages: what a version is that their flag names since they were loaded.
 * Releases are immutable, so the answer may be kept.
 */
export function registerReleasesApi(
  app: FastifyInstance,
  options: { releases: Releases; sessions: Sessions },
): void {
  const preHandler = findSession(options.sessions);
  app.get('/api/releases/:name/:version', { preHandler }, async (request, reply) => {
    if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
    const params = Params.safeParse(request.params);
    const release = params.success && (await options.releases.find(params.data.name, params.data.version));
    if (!release) throw problem(404, 'not-found', `Nothing is published at ${request.url}`);
    return reply.header('cache-control', 'private, max-age=3600').send(release);
  });
}
