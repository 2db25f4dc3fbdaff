import { problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Flags } from './flags.ts';
import type { LiveNotifications } from './live-notifications.ts';
import { guardOwner } from './owner-guard.ts';
import { findSession, refuseForeignSites } from './session-hook.ts';
import type { Sessions } from './sessions.ts';

const HEARTBEAT_MS = 15_000;

/**
 * `/api/flags` for browsers, in the wire format of Unleash's frontend API. The context comes from the session, so what
 * the query claims is not looked at. `/api/flags/stream` tells the present revision and each new one as server-sent
 * events `flags`, and by an event `notifications` that the person has been told something: one stream a browser for both. Metrics are passed on to the flag server.
 */
export async function registerFlagsApi(
  app: FastifyInstance,
  options: {
    flags: Flags;
    notifications: LiveNotifications;
    sessions: Sessions;
    unleash: { url: string; frontendToken: string };
  },
): Promise<void> {
  const { flags, notifications, sessions, unleash } = options;
  const preHandler = findSession(sessions);

  app.get('/api/flags', { preHandler: [preHandler, guardOwner] }, async (request, reply) => {
    if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
    const answer = flags.evaluate(request.session.person);
    if (!answer) throw problem(503, 'flags-unavailable', 'No flag state is known yet');
    return reply.header('cache-control', 'no-store').send(answer);
  });

  const streams = new Set<() => void>();
  app.get('/api/flags/stream', { preHandler }, async (request, reply) => {
    if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    // The present one first: it may have changed between the page, or its last stream, and this one.
    const undo = flags.onRevision((revision) =>
      raw.write(`event: flags\ndata: {"revision":${revision}}\n\n`),
    );
    const unsubscribe = notifications.subscribe(request.session.person, () =>
      raw.write('event: notifications\ndata: {"told":true}\n\n'),
    );
    const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS);
    const end = () => raw.end();
    streams.add(end);
    raw.once('close', () => {
      undo();
      unsubscribe();
      clearInterval(heartbeat);
      streams.delete(end);
    });
  });
  app.addHook('preClose', async () => {
    for (const end of streams) end();
  });

  app.post(
    '/api/flags/client/metrics',
    { preHandler: [refuseForeignSites, preHandler] },
    async (request, reply) => {
      if (!request.session) throw problem(401, 'signed-out', 'Sign in first');
      const response = await fetch(`${unleash.url}/api/frontend/client/metrics`, {
        method: 'POST',
        headers: { authorization: unleash.frontendToken, 'content-type': 'application/json' },
        body: JSON.stringify(request.body),
        signal: AbortSignal.timeout(5000),
      }).catch((cause: unknown) => {
        throw problem(503, 'unavailable', 'The flag server does not answer', { cause });
      });
      await response.body?.cancel();
      return reply.code(response.ok ? 202 : 502).send();
    },
  );
}
