import type { PathParams, Route, ServiceClaims } from '@ficus/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod/mini';
import { answerVersion } from './api-version.ts';
import { problem } from './problem.ts';
import { readInput } from './read-input.ts';
import { answerAs } from './sync/pass-on.ts';
import type { TokenVerifier } from './token-verifier.ts';
import { whoseCall } from './whose-call.ts';

type OutputOf<R, Part extends 'query' | 'body'> =
  R extends Record<Part, infer S extends z.core.$ZodType> ? z.output<S> : undefined;

/** What a handler returns: by the route's response schema, or anything (it is ignored) when the route has none. */
type AnswerOf<R> = R extends { readonly response: infer S extends z.core.$ZodType }
  ? z.input<S> | Promise<z.input<S>>
  : unknown;

/** Who called: nobody known on a public route. */
type CallerOf<R extends Route, Claims> = R['access'] extends 'public' ? undefined : Claims;

/** What a handler is given: the request's parts, already read by the route's schemas. */
export interface Call<R extends Route, Claims = ServiceClaims> {
  readonly params: Readonly<Record<PathParams<R['path']>, string>>;
  readonly query: OutputOf<R, 'query'>;
  readonly body: OutputOf<R, 'body'>;
  readonly caller: CallerOf<R, Claims>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers one call of a route: returns the answer's body, throws `problem(…)` for an answer that is an error. */
export type Handler<R extends Route, Claims = ServiceClaims> = (call: Call<R, Claims>) => AnswerOf<R>;

/** What one route may have of its own. */
export interface ImplementOptions<Claims> {
  /** Who verifies the caller's token. Default: the service's verifier. */
  readonly verifier?: TokenVerifier<Claims>;
  /** Largest body taken, in bytes. Default: the service's. */
  readonly bodyLimit?: number;
  /** Until a call is answered 503 `too-slow`, in milliseconds. Default: 20 000. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 20_000;

function shapeAnswer(route: Route, answer: unknown): unknown {
  if (!route.response) return undefined;
  const parsed = route.response.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw problem(500, 'internal', 'Something went wrong here. It has been logged.', {
    cause: new Error(`${route.method} ${route.path} returned what its contract does not allow`, {
      cause: parsed.error,
    }),
  });
}

/** What `implement` and `implementStream` register alike: address, limits, and who may call. */
export function registration<Claims>(app: FastifyInstance, route: Route, options: ImplementOptions<Claims>) {
  // The two types differ only when a verifier was given.
  const verify = options.verifier ?? (app.verifier as TokenVerifier<Claims> | undefined);
  if (route.access !== 'public' && !verify) {
    throw new Error(
      `${route.method} ${route.path} needs a verifier: give one to createService or to implement.`,
    );
  }
  return {
    method: route.method,
    url: route.path,
    ...(options.bodyLimit !== undefined && { bodyLimit: options.bodyLimit }),
    handlerTimeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    // Before the body is read: a stranger's megabyte is not worth parsing.
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      answerVersion(route, request, reply);
      if (route.access === 'public') return;
      request.caller = await verify?.(request.headers.authorization);
      const whose = whoseCall(request.caller);
      if (whose) app.rateLimiter?.take(whose, reply);
    },
  };
}

/** What a handler is given. Throws a 400 problem for input that the contract does not allow. */
export function callOf<R extends Route, Claims>(
  route: R,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<R, Claims> {
  // What the schemas made of the input is of their types.
  return { ...readInput(route, request), caller: request.caller, request, reply } as Call<R, Claims>;
}

/**
 * Registers a route of the contracts. Before the handler runs, the caller is known (401 `signed-out`, unless the route
 * is public) and the input is read (400 `invalid-input` with all faults; fields that the contract does not name are
 * refused). What the handler returns is sent by the route's response schema, which drops fields it does not name;
 * a route without one answers 204. Answers are not stored by caches unless the handler says otherwise, and say the
 * version of the API that they are of. Callers are counted by the service's rate limits.
 */
export function implement<R extends Route, Claims = ServiceClaims>(
  app: FastifyInstance,
  route: R,
  handler: Handler<R, Claims>,
  options: ImplementOptions<Claims> = {},
): void {
  app.route({
    ...registration(app, route, options),
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const work = async () => handler(callOf(route, request, reply));
      const ownership = route.method === 'GET' ? undefined : app.ownership;
      const kept = ownership ? await ownership.keep(request, work) : { made: await work() };
      if ('passedOn' in kept) return answerAs(kept.passedOn, reply);
      await ownership?.answered(request, reply);
      const answer = shapeAnswer(route, kept.made);
      if (answer === undefined) return reply.code(204).send();
      return reply.send(answer);
    },
  });
}
