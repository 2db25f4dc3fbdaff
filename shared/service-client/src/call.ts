import type { Route } from '@ficus/contracts';
import { type CallFacts, errorOf, parseAnswer } from './answer.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { ClientEvent } from './client-event.ts';
import type { Gates } from './gates.ts';
import { apiVersionOf, headersOf } from './headers.ts';
import { passThrough } from './pass.ts';
import { type Policy, RETRIED_STATUSES } from './policy.ts';
import { PathParameterError, type PreparedRequest, prepareRequest } from './request.ts';
import { pause, retryDelay } from './retry.ts';
import { type ServiceError, serviceError } from './service-error.ts';
import type { SessionWatch } from './session-watch.ts';
import { traceparent } from './trace.ts';

/** What all calls of one client share. */
export interface CallContext {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly newId: () => string;
  readonly session: SessionWatch;
  readonly gates: Gates;
  readonly onEvent: (event: ClientEvent) => void;
  /** The routes that begin, end and tell of a session. */
  readonly sessionRoutes: { readonly signIn: Route; readonly signOut: Route; readonly session: Route };
  /** The secret of the session, for programs that are no browser. */
  readonly bearer: (() => string | undefined) | undefined;
}

/** Who makes a call, for the services' logs. Lower case, digits and dashes. */
export interface Caller {
  readonly feature: string;
  readonly view: string;
}

export interface CallOptions {
  /** Cancels the call, retries and waiting included; it then fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline of each try in milliseconds, instead of the policy's; the call's deadline is never below it. */
  readonly timeoutMs?: number | undefined;
  /** For routes that take one: recognises a write over calls and reloads. Default: a new one for each call. */
  readonly idempotencyKey?: string | undefined;
  /** Default: nobody is named. */
  readonly caller?: Caller | undefined;
}

/** Makes one call, with the retries that its policy allows. Fails with a `ServiceError` and nothing else. */
export async function call(
  context: CallContext,
  route: Route,
  policy: Policy,
  input?: Record<string, unknown>,
  options: CallOptions = {},
): Promise<unknown> {
  const { now, newId, onEvent } = context;
  const facts: CallFacts = { route: `${route.method} ${route.path}`, requestId: newId() };
  const request = prepare(context.baseUrl, route, input, facts);
  const { signal, timeoutMs = policy.timeoutMs } = options;
  const deadline = now() + Math.max(policy.deadlineMs, timeoutMs);
  const idempotencyKey = route.keyed ? (options.idempotencyKey ?? newId()) : undefined;
  const traceId = newId();
  let since = context.session.begin();
  let isReplayed = false;

  const tryOnce = (): Promise<Attempt> => {
    const leftMs = Math.max(0, deadline - now());
    const onQueued = (waiting: number) => onEvent({ type: 'queued', service: route.service, waiting });
    return passThrough(context.gates[route.service], facts, { leftMs, signal, onQueued }, () =>
      attempt(request, facts, {
        fetch: context.fetch,
        headers: headersOf(request, {
          requestId: facts.requestId,
          traceparent: traceparent(traceId, newId()),
          idempotencyKey,
          bearer: context.bearer?.(),
          apiVersion: apiVersionOf(route.path),
          caller: options.caller,
        }),
        timeoutMs: Math.min(timeoutMs, Math.max(0, deadline - now())),
        signal,
      }),
    );
  };

  for (let retry = 0, last: ServiceError | undefined; ; retry += 1) {
    const began = now();
    const tried = await tryOnce();
    const error = tried.response?.ok ? undefined : failureOf(context, route, tried, facts);
    const outcome = error?.code ?? 'ok';
    onEvent({ type: 'tried', ...facts, attempt: retry + 1, outcome, durationMs: now() - began });
    if (tried.response && !error) {
      if (route.access === 'session') context.session.accepted(since);
      if (route === context.sessionRoutes.signIn) context.session.begun();
      if (route === context.sessionRoutes.signOut) context.session.ended();
      return parseAnswer(route, tried.response, tried.text, facts);
    }
    // Denied means not done: once the session is known to go on, any call may be made again.
    if (error?.code === 'signed-out' && route !== context.sessionRoutes.session && !isReplayed) {
      isReplayed = await context.session.denied(since);
      if (!isReplayed) throw error;
      since = context.session.begin();
      continue;
    }
    // The circuit opened meanwhile: what opened it tells more than that it is open.
    const failure = error?.code === 'circuit-open' && last ? last : (error as ServiceError);
    const delay = isRepeatable(route, failure) ? retryDelay(policy, retry, waitOf(failure)) : undefined;
    if (delay === undefined || error?.code === 'circuit-open' || now() + delay >= deadline) throw failure;
    last = failure;
    onEvent({ type: 'retrying', ...facts, delayMs: delay });
    await pause(delay, signal);
  }
}

/** The request of a call. Throws an `invalid` error for a parameter that no address can carry. */
export function prepare(
  baseUrl: string,
  route: Route,
  input: Record<string, unknown> | undefined,
  facts: CallFacts,
): PreparedRequest {
  try {
    return prepareRequest(route, baseUrl, input);
  } catch (cause) {
    if (!(cause instanceof PathParameterError)) throw cause;
    const { parameter, message } = cause;
    const fields = [{ path: parameter, message }];
    throw serviceError('invalid', {
      ...facts,
      fields,
      message: `parameter '${parameter}' ${message}`,
      cause,
    });
  }
}

function failureOf(context: CallContext, route: Route, tried: Attempt, facts: CallFacts): ServiceError {
  if (!tried.response) return tried.error;
  return errorOf(route, tried.response, tried.text, facts, context.now());
}

/** A timeout is not repeated: the person has waited long enough to decide for themselves. */
function isRepeatable(route: Route, error: ServiceError): boolean {
  if (!route.idempotent && !route.keyed) return false;
  return error.code === 'offline' || (error.status !== undefined && RETRIED_STATUSES.includes(error.status));
}

function waitOf(error: ServiceError): number | undefined {
  return error.code === 'rate-limited' || error.code === 'unavailable' ? error.retryAfterMs : undefined;
}
