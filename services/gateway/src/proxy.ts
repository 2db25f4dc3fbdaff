import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { problem } from '@ficus/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limitBody, tooLarge, wasTooLarge } from './body-limit.ts';
import type { Flags } from './flags.ts';
import { compareAside } from './migration/compare-aside.ts';
import { createLastWrites, type LastWrites } from './migration/last-writes.ts';
import { noteServed } from './migration/note-served.ts';
import { createShadow } from './migration/shadow.ts';
import { fallBack, mayFallBack, otherSide, stageRequest } from './migration/staged-request.ts';
import type { Tally } from './migration/tally.ts';
import { guardOwner } from './owner-guard.ts';
import { answeredHeaders, passedHeaders } from './passed-headers.ts';
import { type GatewayRoute, ROUTES, type Upstream } from './routes.ts';
import { findSession, refuseForeignSites, sessionClaim } from './session-hook.ts';
import type { Sessions } from './sessions.ts';
import type { UpstreamLoads } from './upstream-load.ts';

/** A reply of a language model may take its time; everything else has its own, shorter deadline in the client. */
const UPSTREAM_MS = 65_000;
/** A service answers by itself after 20 s at the latest. */
const SERVICE_MS = 25_000;
/** How long a write waits for the other side. */
const BOTH_MS = 100;

/** What the proxies work with. */
export interface ProxyOptions {
  /** Addresses; without a monolith, what moves has arrived, and of a service that is not there nothing is served. */
  readonly upstreams: Readonly<Record<Exclude<Upstream, 'monolith' | 'rollout' | 'analytics'>, string>> & {
    readonly monolith?: string;
    readonly rollout?: string;
    readonly analytics?: string;
  };
  readonly sessions: Sessions;
  readonly flags: Pick<Flags, 'variant'>;
  readonly tally: Tally;
  readonly loads: UpstreamLoads;
}

/** Passes every route of the table on to who serves it, with a service token in place of the cookie. */
export async function registerProxies(app: FastifyInstance, options: ProxyOptions): Promise<void> {
  app.decorateRequest('staged', undefined);
  const lastWrites = createLastWrites();
  for (const route of ROUTES)
    if (options.upstreams[route.owner] !== undefined) await registerProxy(app, route, options, lastWrites);
}

async function registerProxy(
  app: FastifyInstance,
  route: GatewayRoute,
  options: ProxyOptions,
  lastWrites: LastWrites,
): Promise<void> {
  const { upstreams, sessions, flags, tally, loads } = options;
  const shadow = createShadow(tally);
  const addressOf = (upstream: Upstream): string => upstreams[upstream] ?? '';
  const isMoving = route.migrating !== undefined && upstreams[route.migrating.fallback] !== undefined;
  const upstreamOf = (request: FastifyRequest): Upstream =>
    request.staged ? request.staged.upstreams[request.staged.side] : route.owner;

  /** Decides who is asked, and whether they are to be asked at all. */
  async function choose(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    request.staged = isMoving ? stageRequest(request, route, flags, lastWrites) : undefined;
    const { staged } = request;
    if (!loads.of(upstreamOf(request)).breaker.allows()) {
      if (!(staged && mayFallBack(staged))) throw unavailable(upstreamOf(request));
      fallBack(staged);
    }
    const leave = loads.enter(upstreamOf(request));
    reply.raw.once('close', leave);
  }

  function rewriteRequestHeaders(request: FastifyRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const { staged } = request;
    const passed = passedHeaders(request, headers);
    if (!staged || staged.isRead) return passed;
    const other = staged.upstreams[otherSide(staged.side)];
    const isWaitedFor = staged.rules.isBoth && Date.now() >= loads.of(other).lateUntil;
    return {
      ...passed,
      // Another front door may have heard another stage, and had the part given to the other side.
      'x-migration-pass-on': 'true',
      ...(isWaitedFor && { 'x-migration-both-ms': String(BOTH_MS) }),
    };
  }

  const replyOptions = {
    timeout: route.owner === 'chat' ? UPSTREAM_MS : SERVICE_MS,
    getUpstream: (request: unknown) => addressOf(upstreamOf(request as FastifyRequest)),
    rewriteRequestHeaders: (request: unknown, headers: IncomingHttpHeaders) =>
      rewriteRequestHeaders(request as FastifyRequest, headers),
    rewriteHeaders: answeredHeaders,
    onResponse: (request: FastifyRequest, reply: FastifyReply, response: ProxiedAnswer) => {
      const { staged } = request;
      const { breaker } = loads.of(upstreamOf(request));
      // A service that answers an error is there; one that says it cannot serve is not.
      if (response.statusCode === 502 || response.statusCode === 503) breaker.failed();
      else breaker.succeeded();
      if (response.statusCode >= 500 && staged && mayFallBack(staged)) {
        response.stream.destroy();
        for (const name of Object.keys(response.headers)) reply.removeHeader(name);
        fallBack(staged);
        reply.from(undefined, replyOptions as never);
        return;
      }
      // A session that has just begun, changed or ended must not be answered for from memory.
      if (route.owner === 'auth' && request.method !== 'GET') {
        sessions.forget(sessionClaim(request));
        for (const personId of whoseSessions(request)) sessions.forgetPerson(personId);
      }
      // Who refuses a caller that we know has heard more of them: auth is asked anew.
      if (response.statusCode === 401) sessions.forget(sessionClaim(request));
      if (staged) {
        const wasLeft = response.headers['x-migration-passed-on'] !== undefined;
        if (wasLeft) staged.side = otherSide(staged.side);
        if (!staged.isRead && response.statusCode < 400)
          lastWrites.note(staged.tenantId, staged.side, wasLeft);
        noteServed(staged, reply, {
          counts: tally.of(staged.route),
          load: loads.of(staged.upstreams[otherSide(staged.side)]),
          isBehind: response.headers['x-migration-behind'] !== undefined,
        });
        if (staged.isRead && staged.rules.isCompared && !staged.hasFallenBack)
          compareAside(request, staged, response, { shadow, addressOf, loads });
      }
      reply.send(response.stream);
    },
    onError: (reply: FastifyReply, { error }: { error: Error }) => {
      const { request } = reply;
      if (wasTooLarge(request)) {
        // What is still to come of it is not waited for.
        reply.raw.once('finish', () => request.raw.destroy());
        reply.send(tooLarge());
        return;
      }
      const upstream = upstreamOf(request);
      loads.of(upstream).breaker.failed();
      reply.log.warn({ err: error, owner: upstream }, 'upstream failed');
      const { staged } = request;
      if (staged && mayFallBack(staged)) {
        fallBack(staged);
        reply.from(undefined, replyOptions as never);
        return;
      }
      if (staged) reply.header('x-migration-status', staged.stage);
      reply.send(unavailable(upstream));
    },
  };

  await app.register(async (scope) => {
    scope.addHook('preParsing', limitBody);
    await scope.register(httpProxy, {
      prefix: route.path,
      rewritePrefix: route.path,
      upstream: '',
      http: { requestOptions: { timeout: UPSTREAM_MS } },
      // The client retries, and knows what is safe and when it is no use; a second layer would multiply its tries.
      retryMethods: [],
      disableRequestLogging: true,
      preHandler: [
        refuseClimbing,
        refuseForeignSites,
        findSession(sessions),
        requireSession(route),
        // The account is the same in each tenant; leaving one, or signing out, is done from wherever one is.
        ...(route.owner === 'auth' ? [] : [guardOwner]),
        choose,
      ] as never,
      replyOptions: replyOptions as never,
    });
  });
}

/** An upstream's answer, not yet read. */
interface ProxiedAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly stream: Readable;
}

/** Whose sessions a request to auth may have ended: the caller's, and those of whom its address names. */
function whoseSessions({ url, session }: FastifyRequest): string[] {
  const named = /^\/api\/v1\/auth\/people\/([^/?]+)/.exec(url)?.[1];
  return [session?.person.id, named && decodeURIComponent(named)].filter((id) => id !== undefined);
}

function unavailable(upstream: Upstream) {
  return problem(503, 'unavailable', `The ${upstream} service does not answer`, {
    headers: { 'retry-after': '1' },
  });
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
