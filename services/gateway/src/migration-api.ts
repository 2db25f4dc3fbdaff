import { may } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Tally } from './migration/tally.ts';
import { ROUTES } from './routes.ts';
import { findSession } from './session-hook.ts';
import type { Sessions } from './sessions.ts';
import type { UpstreamLoads } from './upstream-load.ts';

/**
 * `GET /api/migration`, for operators: how each route that moves is used and by whom it is answered, what comparisons have
 * found, how the upstreams fare, and how far each side is behind the other. Counts are of this process.
 */
export function registerMigrationApi(
  app: FastifyInstance,
  options: {
    readonly sessions: Sessions;
    readonly tally: Tally;
    readonly loads: UpstreamLoads;
    readonly upstreams: Readonly<Partial<Record<string, string>>>;
  },
): void {
  const { sessions, tally, loads, upstreams } = options;
  app.get('/api/migration', { preHandler: findSession(sessions) }, async (request, reply) => {
    if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
    if (!may(request.session.person, 'platform.operate'))
      throw problem(403, 'forbidden', 'You are not allowed to do this.');
    const moving = ROUTES.flatMap(({ path, owner, migrating }) =>
      migrating ? [{ path, owner, ...migrating }] : [],
    );
    const sides = new Set(moving.flatMap(({ owner, fallback }) => [owner, fallback]));
    const sync = [...sides].map(async (side) => [side, await stateOf(upstreams[side])] as const);
    return reply.header('cache-control', 'no-store').send({
      table: moving,
      ...tally.report(),
      upstreams: loads.report(),
      sync: Object.fromEntries(await Promise.all(sync)),
    });
  });
}

async function stateOf(url: string | undefined): Promise<unknown> {
  if (url === undefined) return 'none';
  try {
    const answer = await fetch(new URL('/internal/sync/state', url), { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? await answer.json() : 'not followed';
  } catch {
    return 'unreachable';
  }
}
