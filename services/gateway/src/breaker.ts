/** Failures in a row that open it. */
const FAILURES = 5;
/** Until one request may try again, in ms. */
const OPEN_MS = 1_000;

/** Keeps requests from an upstream that does not answer. */
export interface Breaker {
  /** Whether a request may be sent: while it is open, one each second tries. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  state(): 'closed' | 'open';
}

/** Makes one, closed. */
export function createBreaker(now: () => number = Date.now): Breaker {
  let failures = 0;
  let triedAt = 0;
  return {
    allows() {
      if (failures < FAILURES) return true;
      if (now() - triedAt < OPEN_MS) return false;
      triedAt = now();
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      triedAt = now();
    },
    state: () => (failures < FAILURES ? 'closed' : 'open'),
  };
}
