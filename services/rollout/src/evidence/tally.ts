/** What is known of one view in one cohort: how many people tried it, and for how many of them it failed. */
export interface Tally {
  readonly trials: number;
  /** Of `trials`: at most as many. */
  readonly failures: number;
}

export const NOTHING: Tally = { trials: 0, failures: 0 };

/** The two counted as one, or with −1 what is left of the one without the other. */
export function add(one: Tally, other: Tally, sign: 1 | -1 = 1): Tally {
  return { trials: one.trials + sign * other.trials, failures: one.failures + sign * other.failures };
}

/** The share that failed, from 0 to 1; undefined where nobody has tried. */
export function rateOf({ trials, failures }: Tally): number | undefined {
  return trials === 0 ? undefined : failures / trials;
}
