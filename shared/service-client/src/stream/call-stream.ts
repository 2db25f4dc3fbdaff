import type { Route } from '@ficus/contracts';
import { safeParse } from 'zod/mini';
import { type CallFacts, errorOf, pathText, problemError } from '../answer.ts';
import type { Outcome } from '../breaker.ts';
import { type CallContext, type CallOptions, prepare } from '../call.ts';
import { apiVersionOf, headersOf } from '../headers.ts';
import type { Policy } from '../policy.ts';
import { pause } from '../retry.ts';
import { isServiceError, type ServiceError, serviceError } from '../service-error.ts';
import { traceparent } from '../trace.ts';
import { readEvents } from './read-events.ts';
import { startSilenceWatch } from './silence-watch.ts';

/** An event by its `type`; `done` is the last one, and what the call resolves to. */
interface StreamEvent {
  readonly type: string;
}

/** Without a byte for this long the connection counts as lost; services send something every 15 s. */
const SILENCE_MS = 30_000;

export interface StreamOptions extends CallOptions {
  /**
   * Given each event but `done`, in order. The next one is read once the returned promise resolves: a slow reader slows
   * the service down.
   */
  readonly onEvent?: ((event: never) => void | Promise<void>) | undefined;
}

/**
 * Calls a route that answers by a stream of events, and resolves to its last one. A connection that breaks is made again
 * and goes on where it broke (`Last-Event-ID`), as often as there is something new each time; without progress as often
 * as the policy retries. Fails with a `ServiceError` and nothing else.
 */
export async function callStream(
  context: CallContext,
  route: Route,
  policy: Policy,
  input?: Record<string, unknown>,
  options: StreamOptions = {},
): Promise<unknown> {
  const { newId, now } = context;
  const facts: CallFacts = { route: `${route.method} ${route.path}`, requestId: newId() };
  const request = prepare(context.baseUrl, route, input, facts);
  const traceId = newId();
  const position: { lastId: string | undefined; isNew: boolean } = { lastId: undefined, isNew: false };
  const onEvent = options.onEvent as ((event: StreamEvent) => void | Promise<void>) | undefined;

  async function connect(): Promise<StreamEvent> {
    const watch = startSilenceWatch(
      Math.min(options.timeoutMs ?? policy.timeoutMs, SILENCE_MS),
      options.signal,
    );
    try {
      const response = await context.fetch(request.url, {
        method: request.method,
        credentials: 'same-origin',
        signal: watch.signal,
        headers: {
          ...headersOf(request, {
            requestId: facts.requestId,
            traceparent: traceparent(traceId, newId()),
            idempotencyKey: undefined,
            bearer: context.bearer?.(),
            apiVersion: apiVersionOf(route.path),
            caller: options.caller,
          }),
          Accept: 'text/event-stream',
          ...(position.lastId !== undefined && { 'Last-Event-ID': position.lastId }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      if (!response.ok || !response.body) throw errorOf(route, response, await response.text(), facts, now());
      for await (const { id, event, data } of readEvents(response.body, watch.heard)) {
        if (event === 'problem') throw problemError(route, data, facts);
        const read = parseEvent(route, data, facts);
        position.lastId = id;
        position.isNew = true;
        if (read.type === 'done') return read;
        await onEvent?.(read);
      }
      throw serviceError('offline', { ...facts, message: 'the stream broke off' });
    } catch (cause) {
      throw toServiceError(cause, facts, watch.isOver(), options);
    } finally {
      watch.release();
    }
  }

  let since = context.session.begin();
  let isReplayed = false;
  for (let retry = 0; ; retry += 1) {
    const pass = context.gates[route.service].breaker.enter();
    if ('waitMs' in pass) {
      const message = 'not sent: the service has been failing, and is left alone for a while';
      throw serviceError('circuit-open', { ...facts, retryAfterMs: pass.waitMs, message });
    }
    position.isNew = false;
    try {
      const last = await connect();
      pass.report('success');
      return last;
    } catch (error) {
      if (!isServiceError(error)) throw error;
      pass.report(outcomeOf(error));
      if (error.code === 'signed-out' && !isReplayed) {
        isReplayed = await context.session.denied(since);
        if (!isReplayed) throw error;
        since = context.session.begin();
        continue;
      }
      if (position.isNew) retry = 0;
      const isWorthIt =
        route.idempotent &&
        ['offline', 'timeout', 'unavailable'].includes(error.code) &&
        retry < policy.retries;
      if (!isWorthIt) throw error;
      const delayMs = Math.random() * policy.backoffMs * 2 ** retry;
      context.onEvent({ type: 'retrying', ...facts, delayMs });
      await pause(delayMs, options.signal);
    }
  }
}

function parseEvent(route: Route, data: string, facts: CallFacts): StreamEvent {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    throw serviceError('contract', { ...facts, path: '', message: 'an event is not JSON', cause });
  }
  const parsed = route.stream && safeParse(route.stream, value);
  // A stream's schema is a union by `type`.
  if (parsed?.success) return parsed.data as StreamEvent;
  const path = pathText(parsed?.error.issues[0]?.path ?? []);
  const message = `an event differs from the contract at '${path}'`;
  throw serviceError('contract', { ...facts, path, message, cause: parsed?.error });
}

function toServiceError(
  cause: unknown,
  facts: CallFacts,
  isSilent: boolean,
  { signal }: StreamOptions,
): ServiceError {
  if (signal?.aborted)
    return serviceError('cancelled', { ...facts, message: 'cancelled by the caller', cause: signal.reason });
  if (isServiceError(cause)) return cause;
  if (isSilent) {
    const message = 'nothing came for too long';
    return serviceError('timeout', { ...facts, timeoutMs: SILENCE_MS, message, cause });
  }
  return serviceError('offline', { ...facts, message: 'the stream broke off', cause });
}

function outcomeOf(error: ServiceError): Outcome {
  if (error.status !== undefined) return error.status >= 500 ? 'failure' : 'success';
  return error.code === 'timeout' ? 'failure' : 'unknown';
}
