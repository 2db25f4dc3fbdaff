/** When a circuit opens, and for how long. Times in milliseconds. */
export interface BreakerPolicy {
  /** Failed tries in a row after which nothing is sent for a while. */
  readonly failures: number;
  /** How long that while is; doubles each time the probe after it fails. */
  readonly openMs: number;
  readonly maxOpenMs: number;
}

/** `closed` lets all through, `open` nothing, `half-open` one try that decides. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** What a try says of its service; `unknown` when it ended before the service could answer. */
export type Outcome = 'success' | 'failure' | 'unknown';

/** Leave for one try; it reports how it went, once. Or how long the circuit stays open. */
export type Pass = { report(outcome: Outcome): void } | { readonly waitMs: number };

/** The circuit breaker of one service. */
export interface Breaker {
  enter(): Pass;
  state(): BreakerState;
}

type Inner =
  | { readonly name: 'closed'; failures: number }
  | { readonly name: 'open'; readonly until: number; readonly openMs: number }
  | { readonly name: 'half-open'; readonly openMs: number };

/**
 * Makes a closed breaker. It counts failures in a row: any success begins the count anew. What tries say that began
 * before the last change of state is not listened to.
 */
export function createBreaker(
  policy: BreakerPolicy,
  now: () => number,
  onChange: (state: BreakerState) => void = () => undefined,
): Breaker {
  let inner: Inner = { name: 'closed', failures: 0 };

  function become(next: Inner) {
    inner = next;
    onChange(next.name);
  }
  const open = (openMs: number) => become({ name: 'open', until: now() + openMs, openMs });

  function counting(state: Inner & { name: 'closed' }): Pass {
    return {
      report(outcome) {
        if (inner !== state || outcome === 'unknown') return;
        state.failures = outcome === 'failure' ? state.failures + 1 : 0;
        if (state.failures >= policy.failures) open(policy.openMs);
      },
    };
  }

  function probing(openMs: number): Pass {
    const state: Inner = { name: 'half-open', openMs };
    become(state);
    return {
      report(outcome) {
        if (inner !== state) return;
        if (outcome === 'success') become({ name: 'closed', failures: 0 });
        else if (outcome === 'failure') open(Math.min(openMs * 2, policy.maxOpenMs));
        // Nothing was learnt: the next try is the probe.
        else become({ name: 'open', until: now(), openMs });
      },
    };
  }

  return {
    enter() {
      if (inner.name === 'closed') return counting(inner);
      if (inner.name === 'half-open') return { waitMs: inner.openMs };
      const waitMs = inner.until - now();
      return waitMs > 0 ? { waitMs } : probing(inner.openMs);
    },
    state: () => inner.name,
  };
}
