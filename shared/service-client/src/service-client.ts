import { type Api, api, type LateApi, type PathParams, type Route } from '@ficus/contracts';
import type { z } from 'zod/mini';
import { type CallContext, type CallOptions, call } from './call.ts';
import type { ClientEvent } from './client-event.ts';
import { createGates } from './gates.ts';
import { policyOf } from './policy.ts';
import { isServiceError } from './service-error.ts';
import { type Tabs, watchSession } from './session-watch.ts';
import { callStream, type StreamOptions } from './stream/call-stream.ts';
import { newUuid } from './trace.ts';

type Params<R> = R extends { path: infer P extends string }
  ? [PathParams<P>] extends [never]
    ? unknown
    : { [K in PathParams<P>]: string }
  : unknown;

/** The query as the service sees it after coercion: numbers are given as numbers. */
type Query<R> = R extends { query: infer S extends z.ZodMiniType } ? z.output<S> : unknown;
type Body<R> = R extends { body: infer S extends z.ZodMiniType } ? z.input<S> : unknown;

/** Parameters of path, query and body side by side; a test proves that no route uses a name twice. */
export type CallInput<R> = Params<R> & Query<R> & Body<R>;
/** The event by which a stream ends. */
type LastEvent<S extends z.ZodMiniType> = Extract<z.output<S>, { type: 'done' }>;
type StreamedEvent<S extends z.ZodMiniType> = Exclude<z.output<S>, { type: 'done' }>;

/** What a call resolves to; of a stream, its last event. */
export type CallOutput<R> = R extends { stream: infer S extends z.ZodMiniType }
  ? LastEvent<S>
  : R extends { response: infer S extends z.ZodMiniType }
    ? z.output<S>
    : undefined;

type Options<R> = R extends { stream: infer S extends z.ZodMiniType }
  ? Omit<StreamOptions, 'onEvent'> & {
      /** Given each event but the last, in order. The next one is read when the returned promise resolves. */
      readonly onEvent?: (event: StreamedEvent<S>) => void | Promise<void>;
    }
  : CallOptions;

type Call<R> =
  object extends CallInput<R>
    ? (input?: CallInput<R> | undefined, options?: Options<R>) => Promise<CallOutput<R>>
    : (input: CallInput<R>, options?: Options<R>) => Promise<CallOutput<R>>;

/** A client of the routes of a table. */
export type ClientOf<Table> = {
  readonly [G in keyof Table]: { readonly [N in keyof Table[G]]: Call<Table[G][N]> };
};

/** One function a route, by group: `client.chat.send({ id, message }, { signal })`. Each fails with a `ServiceError`. */
export type ServiceClient = ClientOf<Api>;

/** The same for what comes after the view. */
export type LateClient = ClientOf<LateApi>;

export interface ServiceClientOptions {
  /** Origin of the front door, without a slash at the end. Default: the page's own. */
  readonly baseUrl?: string;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch;
  /**
   * Called once when a call, or another tab, learns that the session is over, and again only after a new one has begun.
   */
  readonly onSignedOut?: () => void;
  /** How this page speaks with the other tabs of its browser. Default: not at all. */
  readonly tabs?: Tabs;
  /** The secret of the session, for programs that are no browser and keep it themselves. Browsers have a cookie. */
  readonly bearer?: () => string | undefined;
  /** Told of every try, retry, wait and change of a circuit: for telemetry. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** Makes the UUIDs of requests and traces. */
  readonly newId?: () => string;
}

/**
 * Makes the client of every service, derived from the contracts: same-origin cookies, deadlines, retries of what is
 * safe to repeat, a circuit breaker and a limit of tries at a time for each service (see the table in `policy.ts`),
 * answers parsed by their schemas, errors as a union by `code`.
 */
export function createServiceClient(options?: ServiceClientOptions): ServiceClient;
/** The client of the routes that are no part of the first load: who needs them brings their table. */
export function createServiceClient<Table extends Readonly<Record<string, Readonly<Record<string, Route>>>>>(
  options: ServiceClientOptions,
  table: Table,
): ClientOf<Table>;
export function createServiceClient(
  options: ServiceClientOptions = {},
  table: Readonly<Record<string, object>> = api,
): object {
  const now = options.now ?? Date.now;
  const onEvent = (event: ClientEvent) => options.onEvent?.(event);
  const context: CallContext = {
    baseUrl: options.baseUrl ?? '',
    fetch: options.fetch ?? ((...args) => fetch(...args)),
    now,
    onEvent,
    gates: createGates(now, onEvent),
    newId: options.newId ?? newUuid,
    session: watchSession(() => options.onSignedOut?.(), askSession, options.tabs),
    sessionRoutes: api.auth,
    bearer: options.bearer,
  };
  function askSession(): Promise<boolean> {
    return call(context, api.auth.session, policyOf('auth', 'session', 'auth')).then(
      () => true,
      (error: unknown) => {
        if (isServiceError(error) && error.code === 'signed-out') return false;
        throw error;
      },
    );
  }
  const groups = Object.entries(table).map(([group, routes]) => {
    const calls = Object.entries(routes).map(([name, route]: [string, Route]) => {
      const policy = policyOf(group, name, route.service);
      const make = route.stream ? callStream : call;
      const perform = (input?: Record<string, unknown>, callOptions?: CallOptions) =>
        make(context, route, policy, input, callOptions);
      return [name, perform];
    });
    return [group, Object.fromEntries(calls)];
  });
  // Built from the very table that the types are derived from.
  return Object.fromEntries(groups);
}
