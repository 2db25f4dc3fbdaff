import type { Route } from '@ficus/contracts';
import { type CallFacts, errorOf, parseAnswer } from './answer.ts';
import { attempt } from './attempt.ts';
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
  /** The route whose success begins a new session. */
  readonly signIn: Route;
}

export interface CallOptions {
  /** Cancels the call, retries and waiting included; it then fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline of each try in milliseconds, instead of the policy's. */
  readonly timeoutMs?: number | undefined;
}

/** Makes one call, with the retries that its policy allows. Fails with a `ServiceError` and nothing else. */
export async function call(
  context: CallContext,
  route: Route,
  policy: Policy,
  input?: Record<string, unknown>,
  options: CallOptions = {},
): Promise<unknown> {
  const facts: CallFacts = { route: `${route.method} ${route.path}`, requestId: context.newId() };
  const request = prepare(context.baseUrl, route, input, facts);
  const { signal, timeoutMs = policy.timeoutMs } = options;
  const traceId = context.newId();
  const since = context.session.begin();
  for (let retry = 0; ; retry += 1) {
    const headers = headersOf(request, facts.requestId, traceparent(traceId, context.newId()));
    const tried = await attempt(request, facts, { fetch: context.fetch, headers, timeoutMs, signal });
    if (tried.response?.ok) {
      if (route.access === 'session') context.session.accepted(since);
      if (route === context.signIn) context.session.begun();
      return parseAnswer(route, tried.response, tried.text, facts);
    }
    const error = tried.response
      ? errorOf(route, tried.response, tried.text, facts, context.now())
      : tried.error;
    const delay = isRepeatable(route, error) ? retryDelay(policy, retry, waitOf(error)) : undefined;
    if (delay === undefined) {
      if (error.code === 'signed-out') context.session.denied(since);
      throw error;
    }
    await pause(delay, signal);
  }
}

function prepare(
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

function headersOf(request: PreparedRequest, requestId: string, trace: string): Record<string, string> {
  return {
    Accept: 'application/json',
    // A form of another site cannot set it: the front door's protection against forged requests.
    'X-Ficus-Client': '1',
    'X-Request-Id': requestId,
    traceparent: trace,
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** A timeout is not repeated: the person has waited long enough to decide for themselves. */
function isRepeatable(route: Route, error: ServiceError): boolean {
  if (!route.idempotent) return false;
  return error.code === 'offline' || (error.status !== undefined && RETRIED_STATUSES.includes(error.status));
}

function waitOf(error: ServiceError): number | undefined {
  return error.code === 'rate-limited' || error.code === 'unavailable' ? error.retryAfterMs : undefined;
}
