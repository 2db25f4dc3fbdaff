import type { Cohort } from '../retreat/cohort.ts';
import { decideRetreat } from '../retreat/decide-retreat.ts';
import type { Limits } from '../retreat/limits.ts';

/** What a rule takes back after a look: cohorts by name, all of them for the whole version. */
export type Rule = (cohorts: readonly Cohort[]) => readonly string[];

/** Ficus's rule. */
export function sequentialRule(limits: Limits): Rule {
  return (cohorts) => {
    const retreat = decideRetreat(cohorts, limits);
    if (retreat.kind === 'withdraw-version') return cohorts.map(({ name }) => name);
    return retreat.kind === 'withdraw-cohorts' ? retreat.cohorts : [];
  };
}

/** What most teams write: too many failures among those that told, by cohort, looked at each time as if it were the first. */
export function fixedThresholdRule(options: { rate: number; leastTrials: number }): Rule {
  return (cohorts) =>
    cohorts
      .filter(({ remote: { told } }) => told.trials >= options.leastTrials)
      .filter(({ remote: { told } }) => told.failures / told.trials > options.rate)
      .map(({ name }) => name);
}
