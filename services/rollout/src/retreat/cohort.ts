import { add, NOTHING, type Tally } from '../evidence/tally.ts';

/**
 * What is known of one view in one cohort, in people: each counts once a version, by their first page, so that one
 * broken browser that tries again and again is one failure.
 */
export interface ViewTally {
  /** The page said how it went: it worked, or it failed. */
  readonly told: Tally;
  /**
   * The document meant to show this view, long enough ago that a page would have told; of these, those that never did:
   * their telemetry was blocked or lost, or the page died before it could say anything.
   */
  readonly silent: Tally;
}

/** What is known of both views. */
export interface Views {
  readonly remote: ViewTally;
  readonly legacy: ViewTally;
}

/** A cohort that a flag can tell apart, such as a tenant. */
export interface Cohort extends Views {
  readonly name: string;
  /** Share of its people who get the remote, in per cent, 0 to 100. */
  readonly percentage: number;
}

/** All of them as one. */
export function pool(cohorts: readonly Views[]): Views {
  return cohorts.reduce<Views>((sum, views) => combine(sum, views, 1), NONE);
}

/** What is left of them without one. */
export function without(all: Views, one: Views): Views {
  return combine(all, one, -1);
}

const NONE: Views = {
  remote: { told: NOTHING, silent: NOTHING },
  legacy: { told: NOTHING, silent: NOTHING },
};

function combine(one: Views, other: Views, sign: 1 | -1): Views {
  const view = (name: 'remote' | 'legacy'): ViewTally => ({
    told: add(one[name].told, other[name].told, sign),
    silent: add(one[name].silent, other[name].silent, sign),
  });
  return { remote: view('remote'), legacy: view('legacy') };
}
