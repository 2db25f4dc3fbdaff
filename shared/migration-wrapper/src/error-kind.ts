import type { Attempt } from './attempt.ts';
import type { FailureReason } from './reasons.ts';

/**
 * Where an error of a shown view came from. `mount` is that of a remote with its own root; `suspended` one that waits
 * for ever after it was ready; `unknown` one that cannot be attributed.
 */
export type ErrorKind =
  | 'render'
  | 'effect'
  | 'mount'
  | 'suspended'
  | 'handler'
  | 'promise'
  | 'unmount'
  | 'unknown';

/** What an error of each kind does: swaps at once for this reason, counts towards a swap, or is reported only. */
export const errorConsequence: Readonly<Record<ErrorKind, FailureReason | 'counts' | 'reported'>> = {
  render: 'render-error',
  effect: 'effect-error',
  mount: 'render-error',
  suspended: 'not-ready',
  handler: 'counts',
  promise: 'counts',
  unmount: 'reported',
  unknown: 'reported',
};

/** Counts errors of one attempt at a time: `add` tells whether `limit` of them fell within `windowMs`. */
export function createErrorTally(now: () => number, limit = 3, windowMs = 10_000) {
  let counted: Attempt | undefined;
  let times: number[] = [];
  return {
    add(attempt: Attempt): boolean {
      const earlier = counted === attempt ? times.filter((time) => now() - time < windowMs) : [];
      counted = attempt;
      times = [...earlier, now()];
      return times.length >= limit;
    },
  };
}
