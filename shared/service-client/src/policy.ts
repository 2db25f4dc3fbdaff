import type { Api } from '@ficus/contracts';

/** How patient the client is with a route. Times in milliseconds. */
export interface Policy {
  /** Deadline of one try, from sending the request to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Further tries after the first, for reads and idempotent writes only. */
  readonly retries: number;
  /** Upper bound of the wait before the first retry; doubles with each. The wait is random below it (full jitter). */
  readonly backoffMs: number;
  /** A `Retry-After` above this is not waited for: the error carries it, and the person decides. */
  readonly maxWaitMs: number;
}

/** Statuses that a repeated call may get past: overload, and a service that is restarting. */
export const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];

const standard: Policy = { timeoutMs: 10_000, retries: 2, backoffMs: 300, maxWaitMs: 5_000 };

type Group<G extends keyof Api> = { readonly [N in keyof Api[G]]?: Partial<Policy> } & {
  readonly all: Policy;
};

/** For every group of routes what holds for `all`, then the routes that differ. */
const policies: { readonly [G in keyof Api]: Group<G> } = {
  auth: { all: standard },
  people: { all: standard },
  invitations: { all: standard },
  tenants: { all: standard },
  workspaces: { all: standard },
  chat: {
    all: standard,
    // A language model may take its time.
    send: { timeoutMs: 60_000 },
    legacyReply: { timeoutMs: 60_000 },
    // Hundreds of conversations, merged in one transaction.
    importConversations: { timeoutMs: 30_000 },
  },
};

/** The policy of a route: its own row over its group's. */
export function policyOf(group: string, name: string): Policy {
  const rows: Readonly<Record<string, Partial<Policy>>> = policies[group as keyof Api];
  return { ...standard, ...rows.all, ...rows[name] };
}
