/** Failures in a row that open it. */
const FAILURES = 5;
/** Until one request may try again, in ms: at first hardly at all, as who takes a dead one's place is there at once. */
const FIRST_OPEN_MS = 100;
const LONGEST_OPEN_MS = 1_000;

/** Keeps requests from an upstream that does not answer. */
export interface Breaker {
  /** Whether a request may be sent: while it is open, one tries now and then, less often the longer it lasts. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  state(): 'closed' | 'open';
}

/** Makes one, closed. */
export function createBreaker(now: () => number = Date.now): Breaker {
  let failures = 0;
  let triedAt = 0;
  let openMs = FIRST_OPEN_MS;
  return {
    allows() {
      if (failures < FAILURES) return true;
      if (now() - triedAt < openMs) return false;
      triedAt = now();
      openMs = Math.min(2 * openMs, LONGEST_OPEN_MS);
      return true;
    },
    succeeded() {
      failures = 0;
      openMs = FIRST_OPEN_MS;
    },
    failed() {
      failures += 1;
      triedAt = now();
    },
    state: () => (failures < FAILURES ? 'closed' : 'open'),
  };
}
