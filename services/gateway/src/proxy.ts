import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { problem } from '@ficus/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limitBody, tooLarge, wasTooLarge } from './body-limit.ts';
import type { Flags } from './flags.ts';
import { createLastWrites, type LastWrites } from './migration/last-writes.ts';
import { createShadow } from './migration/shadow.ts';
import { fallBack, mayFallBack, type StagedRequest, stageRequest } from './migration/staged-request.ts';
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
/** A side that was late is not waited for during this time. */
const LATE_MS = 1_000;
/** A compared answer is kept up to this size, in bytes. */
const COMPARED_LIMIT = 1024 * 1024;

/** What the proxies work with. */
export interface ProxyOptions {
  /** Addresses; without a monolith, what moves has arrived. */
  readonly upstreams: Readonly<Record<Exclude<Upstream, 'monolith'>, string>> & {
    readonly monolith?: string;
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
  for (const route of ROUTES) await registerProxy(app, route, options, lastWrites);
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
    if (!staged || staged.isRead || !staged.rules.isBoth) return passed;
    const other = staged.upstreams[staged.side === 'monolith' ? 'service' : 'monolith'];
    if (Date.now() < loads.of(other).lateUntil) return passed;
    return { ...passed, 'x-migration-both-ms': String(BOTH_MS) };
  }

  /** Says who served it, and counts. */
  function mark(staged: StagedRequest, reply: FastifyReply, isBehind: boolean): void {
    const counts = tally.of(staged.route);
    counts.total += 1;
    if (staged.side === 'monolith') {
      counts.legacy += 1;
      counts.lastLegacyAt = Date.now();
    }
    if (staged.hasFallenBack) counts.fellBack += 1;
    if (isBehind) {
      counts.behind += 1;
      loads.of(staged.upstreams[staged.side === 'monolith' ? 'service' : 'monolith']).lateUntil =
        Date.now() + LATE_MS;
    }
    reply.headers({
      'x-migration-status': staged.stage,
      'x-served-by': staged.upstreams[staged.side],
      'x-original-path': reply.request.url,
    });
  }

  /** Asks one side, beside the answer. */
  function askAside(request: FastifyRequest, staged: StagedRequest, headers: IncomingHttpHeaders) {
    return async (side: 'monolith' | 'service') => {
      const { host: _host, 'content-length': _length, ...asked } = passedHeaders(request, headers);
      const answer = await fetch(new URL(request.url, addressOf(staged.upstreams[side])), {
        headers: asked as Record<string, string>,
        signal: AbortSignal.timeout(5_000),
      });
      return { status: answer.status, body: await answer.text() };
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
      if (route.owner === 'auth' && request.method !== 'GET') sessions.forget(sessionClaim(request));
      if (staged) {
        if (!staged.isRead && response.statusCode < 400) lastWrites.note(staged.tenantId, staged.side);
        mark(staged, reply, response.headers['x-migration-behind'] !== undefined);
        if (staged.isRead && staged.rules.isCompared && !staged.hasFallenBack) {
          const { side } = staged;
          collect(response.stream, (body) => {
            const returned = { status: response.statusCode, body, side };
            const ask = askAside(request, staged, request.headers);
            void shadow.look({ ...staged, url: request.url, ask, returned });
          });
        }
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

function unavailable(upstream: Upstream) {
  return problem(503, 'unavailable', `The ${upstream} service does not answer`, {
    headers: { 'retry-after': '1' },
  });
}

/** Gives the whole of a stream, as it passes by on its way; nothing when it breaks off or is too large. */
function collect(stream: Readable, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= COMPARED_LIMIT) chunks.push(chunk);
  });
  stream.once('end', () => {
    if (size <= COMPARED_LIMIT) done(Buffer.concat(chunks).toString());
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
