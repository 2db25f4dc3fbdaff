/** The marks within one deadline, in milliseconds from the start of a run. */
export interface DeadlineMarks {
  /** Legacy code is fetched at the first failure, or now. */
  readonly legacyFetchMs: number;
  /** The chosen version has until now. */
  readonly chosenUntilMs: number;
  /** The last good version, or a chosen one that has nothing to follow it, has until now. Legacy from then on. */
  readonly remoteUntilMs: number;
  /** Some view, or the page that explains, is there by now. */
  readonly deadlineMs: number;
}

/** The marks of a deadline, by default 5 s: 1.5 s, 2.5 s, 4 s; of another deadline the same shares. */
export function deadlineMarks(deadlineMs = 5000): DeadlineMarks {
  return {
    legacyFetchMs: 0.3 * deadlineMs,
    chosenUntilMs: 0.5 * deadlineMs,
    remoteUntilMs: 0.8 * deadlineMs,
    deadlineMs,
  };
}

/** By when an attempt must have been loaded, and by when it must be ready. */
export interface AttemptLimits {
  readonly loadedByMs: number;
  readonly readyByMs: number;
}

/**
 * The limits of one attempt. Every version must be loaded by its mark. A chosen version that is mounted and has no
 * other version to follow it may use the rest of the remote's time to become ready: its data may merely be slow. Where
 * there is no legacy view, whatever comes last has the whole deadline.
 */
export function attemptLimits(
  marks: DeadlineMarks,
  attempt: { isChosen: boolean; hasNext: boolean; hasLegacy: boolean },
): AttemptLimits {
  const lastMs = attempt.hasLegacy ? marks.remoteUntilMs : marks.deadlineMs;
  const hasFollower = attempt.hasNext || attempt.hasLegacy;
  const loadedByMs = attempt.isChosen && hasFollower ? marks.chosenUntilMs : lastMs;
  return { loadedByMs, readyByMs: attempt.hasNext ? loadedByMs : lastMs };
}

/** Something did not happen in time. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
  readonly code = 'too-late';
  constructor(what: string, limitMs: number) {
    super(`${what} within ${Math.round(limitMs)} ms.`);
  }
}
