import type { Caller } from './call.ts';
import type { PreparedRequest } from './request.ts';

/** What a try says of itself. */
export interface HeaderFacts {
  readonly requestId: string;
  readonly traceparent: string;
  /** Recognises a write that was sent before; the same for all tries of it. */
  readonly idempotencyKey: string | undefined;
  readonly bearer: string | undefined;
  readonly apiVersion: string | undefined;
  readonly caller: Caller | undefined;
}

/** The version in a route's path, such as `1` of `/api/v1/people`; undefined for a path without one. */
export function apiVersionOf(path: string): string | undefined {
  return /^\/api\/v(\d+)\//.exec(path)?.[1];
}

/** Headers of one try. */
export function headersOf(request: PreparedRequest, facts: HeaderFacts): Record<string, string> {
  const { caller } = facts;
  const optional: Record<string, string | undefined> = {
    'Content-Type': request.body === undefined ? undefined : 'application/json',
    'Idempotency-Key': facts.idempotencyKey,
    'Api-Version': facts.apiVersion,
    Authorization: facts.bearer && `Bearer ${facts.bearer}`,
    // W3C Baggage: the feature and view reach the log line of every service behind.
    baggage: caller && `ficus.feature=${caller.feature},ficus.view=${caller.view}`,
  };
  const given = Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    Accept: 'application/json',
    // A form of another site cannot set it: the front door's protection against forged requests.
    'X-Ficus-Client': '1',
    'X-Request-Id': facts.requestId,
    traceparent: facts.traceparent,
    ...Object.fromEntries(given),
  };
}
