import type { Api, Route } from '@ficus/contracts';
import type { BreakerPolicy } from './breaker.ts';

/** How patient the client is with a call. Times in milliseconds. */
export interface Policy {
  /** Deadline of one try, from sending the request to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Deadline of the call: all tries and the waiting between them, or for a place among others. */
  readonly deadlineMs: number;
  /** Further tries after the first, of what is safe to repeat: reads, and writes that the service recognises. */
  readonly retries: number;
  /** Upper bound of the wait before the first retry; doubles with each. The wait is random below it (full jitter). */
  readonly backoffMs: number;
  /** A `Retry-After` above this is not waited for: the error carries it, and the person decides. */
  readonly maxWaitMs: number;
}

/** How the client treats a service: its calls, and all of them together. */
export interface ServicePolicy extends Policy {
  /** Tries under way at a time; further ones wait for a place. */
  readonly concurrency: number;
  readonly breaker: BreakerPolicy;
}

/** Statuses that a repeated call may get past: overload, and a service that is restarting. */
export const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];

const breaker: BreakerPolicy = { failures: 5, openMs: 2_000, maxOpenMs: 30_000 };
const patience = { timeoutMs: 10_000, deadlineMs: 20_000, retries: 2, backoffMs: 300, maxWaitMs: 5_000 };

/** The table: one row a service. */
export const SERVICES: Readonly<Record<Route['service'], ServicePolicy>> = {
  auth: { ...patience, concurrency: 4, breaker },
  directory: { ...patience, concurrency: 8, breaker },
  chat: { ...patience, concurrency: 8, breaker },
  notifications: { ...patience, concurrency: 4, breaker },
  gateway: { ...patience, concurrency: 4, breaker },
  rollout: { ...patience, concurrency: 4, breaker },
  analytics: { ...patience, concurrency: 4, breaker },
};

/** Routes that need other patience than their service. */
const ROUTES: { readonly [G in keyof Api]?: { readonly [N in keyof Api[G]]?: Partial<Policy> } } = {
  chat: {
    // A language model may take its time.
    send: { timeoutMs: 60_000, deadlineMs: 90_000 },
    // Until its first event, and between two of them.
    sendStreaming: { timeoutMs: 30_000, retries: 4 },
    legacyReply: { timeoutMs: 60_000, deadlineMs: 60_000 },
    // Hundreds of conversations, merged in one transaction.
    importConversations: { timeoutMs: 30_000, deadlineMs: 90_000 },
  },
};

/** The policy of a route: its own row over its service's. */
export function policyOf(group: string, name: string, service: Route['service']): Policy {
  const rows: Readonly<Record<string, Partial<Policy>>> | undefined = ROUTES[group as keyof Api];
  return { ...SERVICES[service], ...rows?.[name] };
}
