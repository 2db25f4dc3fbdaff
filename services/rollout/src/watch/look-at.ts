import type { Tallies } from '@ficus/contracts';
import type { Flag } from '../flag/flag-server.ts';
import { percentageOf } from '../flag/strategy.ts';
import type { Cohort } from '../retreat/cohort.ts';
import { decideRetreat, type Retreat } from '../retreat/decide-retreat.ts';
import type { Limits } from '../retreat/limits.ts';

/** A version that somebody gets, and what is to be done about it. */
export interface Judged {
  readonly version: string;
  /** When the first page was meant to show it, in milliseconds since 1970. */
  readonly since: number;
  /** Those that get it. */
  readonly cohorts: readonly Cohort[];
  readonly retreat: Retreat;
}

/** What one look at a feature knows. */
export interface Seen {
  readonly flag: Flag;
  /** The version of those strategies that name none. */
  readonly current: string;
  readonly tallies: Tallies;
}

/**
 * Judges each version of a feature that anybody still gets. A cohort from which it was withdrawn, or that was never given
 * it, is not asked about: what it saw before is no reason to take it from others.
 */
export function lookAt({ flag, current, tallies }: Seen, limits: Limits): Judged[] {
  if (!flag.isOn) return [];
  return tallies.versions.flatMap(({ version, since, cohorts: seen }) => {
    const cohorts = seen
      .map(({ cohort, remote, legacy }) => ({
        name: cohort,
        percentage: percentageOf(flag.strategies, version, current, cohort),
        remote,
        legacy,
      }))
      .filter(({ percentage }) => percentage > 0);
    return cohorts.length > 0 ? [{ version, since, cohorts, retreat: decideRetreat(cohorts, limits) }] : [];
  });
}
