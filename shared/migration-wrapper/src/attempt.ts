import type { View } from './decision.ts';

/** One try at showing a view. Its identity tells what still counts from what arrives late. */
export interface Attempt {
  /** Grows with every attempt of a controller. */
  readonly id: number;
  readonly view: View;
  /** Version of the remote; undefined for the legacy view. */
  readonly version: string | undefined;
  /** Aborted once the attempt is fenced off: revoke by it whatever the view was handed. */
  readonly signal: AbortSignal;
}

/** An attempt with the power to fence it off, which only the controller has. */
export interface OwnAttempt extends Attempt {
  fence(): void;
}

/** Reason of an attempt's aborted signal. */
export class AttemptFencedError extends Error {
  override readonly name = 'AttemptFencedError';
  readonly code = 'attempt-fenced';
  constructor(attempt: Pick<Attempt, 'id' | 'view' | 'version'>) {
    super(
      `Attempt ${attempt.id} (${attempt.view} ${attempt.version ?? ''}) is over; nothing it does counts.`,
    );
  }
}

/** Creates an attempt. */
export function createAttempt(id: number, view: View, version: string | undefined): OwnAttempt {
  const abort = new AbortController();
  const identity = { id, view, version };
  return {
    ...identity,
    signal: abort.signal,
    fence: () => {
      if (!abort.signal.aborted) abort.abort(new AttemptFencedError(identity));
    },
  };
}
