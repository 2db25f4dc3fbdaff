import type { ServiceClaims } from '@ficus/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import { type Checks, registerHealth } from './health.ts';
import { shedLoad } from './load-shedding.ts';
import { type LogOptions, logOptions } from './log.ts';
import { registerMetrics } from './metrics/register-metrics.ts';
import { registerOpenApi } from './openapi.ts';
import { answerNotFound, answerWithProblem } from './problem-answer.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limits.ts';
import { REQUEST_ID_HEADER, requestId } from './request-id.ts';
import type { TokenVerifier } from './token-verifier.ts';
import { keepTrace } from './trace-context.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** In logs, metrics and traces. */
    readonly serviceName: string;
    /** What `implement` asks who the caller is; absent in a service without routes for signed-in people. */
    readonly verifier: TokenVerifier<ServiceClaims> | undefined;
    /** Counts the calls of signed-in people; absent in a service without limits. */
    readonly rateLimiter: RateLimiter | undefined;
  }
  interface FastifyRequest {
    /** Claims of the caller's verified token; `implement` gives them to handlers with their type. */
    caller: unknown;
  }
}

/** What a service is made of. */
export interface ServiceOptions {
  /** Name in logs and in `/health`. */
  readonly name: string;
  /** Verifies service tokens; needed by every route whose access is not `public`. */
  readonly verifier?: TokenVerifier<ServiceClaims>;
  /** What must work for the service to be healthy, by name. Default: nothing. */
  readonly checks?: Checks;
  /** Largest body taken, in bytes. Default: 1 MiB. `implement` can allow another size for one route. */
  readonly bodyLimit?: number;
  /** How many calls a person, and a tenant, may make. Default: any number. */
  readonly limits?: RateLimits;
  /** Requests answered at a time; further ones are turned away. Default: 256. */
  readonly maxInFlight?: number;
  readonly log?: LogOptions;
}

const MAX_IN_FLIGHT = 256;
/** Until a request has arrived as a whole: one that dribbles in does not hold a connection. */
const ARRIVAL_MS = 30_000;
const MEBIBYTE = 1024 * 1024;
// An id of 200 characters, each up to four bytes, percent-encoded.
const LONGEST_PARAM = 200 * 4 * 3;
// Services listen on private addresses behind the gateway, whose word about the client's address counts.
const PRIVATE_ADDRESSES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Makes a service's app, not yet listening (`serve` does, tests use `app.inject`): JSON logs with a request id and
 * its trace, errors as problem+json, `/health`, `/metrics`, limits on bodies, calls and requests at a time. Takes `X-Request-Id` if well-formed, and returns it in every answer.
 * Throws when `LOG_LEVEL` is no level.
 */
export function createService(options: ServiceOptions): FastifyInstance {
  const app = fastify({
    ...logOptions(options.name, options.log),
    bodyLimit: options.bodyLimit ?? MEBIBYTE,
    requestTimeout: ARRIVAL_MS,
    requestIdHeader: false,
    genReqId: requestId,
    trustProxy: PRIVATE_ADDRESSES,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    // A connection that sits idle would otherwise hold up a stop.
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void answerWithProblem(error, request, reply),
  }) as FastifyInstance;
  app.decorate('serviceName', options.name);
  app.decorate('verifier', options.verifier);
  app.decorate('rateLimiter', options.limits && createRateLimiter(options.limits));
  app.decorateRequest('caller');
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
  registerMetrics(app, options.name);
  keepTrace(app);
  shedLoad(app, options.maxInFlight ?? MAX_IN_FLIGHT);
  app.setErrorHandler((error, request, reply) => answerWithProblem(error, request, reply));
  app.setNotFoundHandler(answerNotFound);
  registerOpenApi(app, options.name);
  registerHealth(app, options.name, options.checks ?? {});
  return app;
}
