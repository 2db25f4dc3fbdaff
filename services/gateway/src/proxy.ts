import type { IncomingMessage } from 'node:http';
import httpProxy from '@fastify/http-proxy';
import { problem, traceparentOf } from '@ficus/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardOwner } from './owner-guard.ts';
import { type GatewayRoute, ROUTES, type Upstream } from './routes.ts';
import { findSession, refuseForeignSites, sessionClaim } from './session-hook.ts';
import type { Sessions } from './sessions.ts';

/** A reply of a language model may take its time; everything else has its own, shorter deadline in the client. */
const UPSTREAM_MS = 65_000;

/** Passes every route of the table on to its owner, with a service token in place of the cookie. */
export async function registerProxies(
  app: FastifyInstance,
  options: { upstreams: Readonly<Record<Upstream, string>>; sessions: Sessions },
): Promise<void> {
  for (const route of ROUTES) {
    await app.register(httpProxy, {
      prefix: route.path,
      rewritePrefix: route.path,
      upstream: options.upstreams[route.owner],
      http: { requestOptions: { timeout: UPSTREAM_MS } },
      // The client retries, and knows what is safe and when it is no use; a second layer would multiply its tries.
      retryMethods: [],
      disableRequestLogging: true,
      preHandler: [
        refuseClimbing,
        refuseForeignSites,
        findSession(options.sessions),
        requireSession(route),
        // The account is the same in each tenant; leaving one, or signing out, is done from wherever one is.
        ...(route.owner === 'auth' ? [] : [guardOwner]),
      ] as never,
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => {
          // What a browser claims to be is not passed on; who it is says the token alone.
          const { authorization: _claimed, cookie: _cookie, ...passed } = headers;
          return {
            ...passed,
            'x-request-id': request.id,
            // The service's lines hang below the gateway's.
            traceparent: traceparentOf(request.raw as IncomingMessage),
            // A browser could claim any address; limits on sign-in go by it.
            'x-forwarded-for': request.ip,
            ...(request.session ? { authorization: `Bearer ${request.session.token}` } : {}),
          };
        },
        onResponse: (request, reply, response) => {
          // A session that has just begun, changed or ended must not be answered for from memory.
          if (route.owner === 'auth' && request.method !== 'GET')
            options.sessions.forget(sessionClaim(request as FastifyRequest));
          reply.send('stream' in response ? response.stream : response);
        },
        onError: (reply, { error }) => {
          reply.log.warn({ err: error, owner: route.owner }, 'upstream failed');
          reply
            .code(503)
            .type('application/problem+json')
            .send({
              type: 'about:blank',
              status: 503,
              code: 'unavailable',
              title: `The ${route.owner} service does not answer`,
              requestId: reply.request.id,
            });
        },
      },
    });
  }
}

/** The proxy would throw at such a path, as its owner could read it as another; to the caller it is a bad address. */
async function refuseClimbing({ url }: { readonly url: string }): Promise<void> {
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  if (!path.includes('/..') && !path.includes('../')) return;
  throw problem(400, 'invalid-request', 'The address leads out of its own path.');
}

function requireSession(route: GatewayRoute) {
  return async (request: { session: unknown }): Promise<void> => {
    if (route.access === 'public' || request.session) return;
    throw problem(401, 'signed-out', 'Sign in first');
  };
}
