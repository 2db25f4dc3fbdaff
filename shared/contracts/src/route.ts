import type { z } from 'zod/mini';
import type { Permission } from './permissions.ts';

/** HTTP methods that the contracts use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Schema = z.ZodMiniType;

/**
 * One operation of a service: the single place where its address and its shapes are written down.
 * Services implement it (services/kit), the client derives a typed call from it (shared/service-client).
 */
export interface Route {
  readonly method: Method;
  /** Path below the front door; parameters as `:name`. */
  readonly path: `/${string}`;
  /** Which service owns it. */
  readonly service: 'auth' | 'directory' | 'chat' | 'notifications' | 'rollout' | 'analytics' | 'gateway';
  /** `public` needs no session; everything else answers 401 without one. */
  readonly access: 'public' | 'session';
  /** What the caller's role must allow, answered 403 `forbidden` otherwise. Absent: any signed-in person. */
  readonly permission?: Permission;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Shape of a successful answer; absent, with `stream` and `file` absent too, means 204 without a body. */
  readonly response?: Schema;
  /**
   * Shape of one event of an answer that is a stream of server-sent events, in place of `response`: a union by `type`,
   * whose `done` is the last one.
   */
  readonly stream?: Schema;
  /** Media type of an answer that is a file to be saved, in place of `response`. */
  readonly file?: 'text/csv';
  /** True when repeating the call has the effect of making it once, so that a client may retry it. */
  readonly idempotent: boolean;
  /**
   * True when the service recognises a repeated call by its `Idempotency-Key`, and answers as it did before: for writes
   * that would otherwise have their effect twice. The key is good for a week. Default: false.
   */
  readonly keyed?: boolean;
  /** The route that takes this one's place in a later version, and since when it is there (seconds since 1970). */
  readonly successor?: { readonly path: `/${string}`; readonly since: number };
}

/** Names of the parameters in a path, such as `'id'` of `/conversations/:id`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParams<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** Declares a route and keeps its literal types. */
export function route<const R extends Omit<Route, 'idempotent' | 'access'> & Partial<Route>>(definition: R) {
  return {
    access: 'session',
    idempotent: definition.method === 'GET' || definition.method === 'PUT' || definition.method === 'DELETE',
    ...definition,
  } as R & Pick<Route, 'idempotent' | 'access'>;
}
