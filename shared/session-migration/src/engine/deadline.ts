/** Time that a piece of work may take. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Rejects with `TimeIsUp` when time is up. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Releases the timer. */
  end(): void;
}

/** Work took longer than it may. */
export class TimeIsUp extends Error {
  readonly code = 'time-is-up';
}

/** Starts a deadline of `limitMs`. */
export function deadline(
  schedule: (task: () => void, delayMs: number) => () => void,
  limitMs: number,
): Deadline {
  const controller = new AbortController();
  const error = new TimeIsUp(`Not done within ${limitMs} ms`);
  const expired = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(error));
  });
  // Nobody may be racing when it expires.
  expired.catch(() => {});
  const cancel = schedule(() => controller.abort(error), limitMs);
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, expired]),
    end: cancel,
  };
}

/** Tells a deadline's error. */
export function isTimeUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'time-is-up';
}
