import { quantile } from 'simple-statistics';
import type { Rule } from './rule.ts';
import { runRollout } from './run-rollout.ts';
import { COHORTS, type Scenario } from './scenario.ts';

/** How a rule did over many rollouts of one scenario. Shares are of rollouts, 0 to 1; times are seconds. */
export interface Verdict {
  readonly scenario: string;
  /** Rollouts in which somebody who should have kept the remote lost it. */
  readonly wronglyWithdrawn: number;
  /** Rollouts in which somebody who should have lost it kept it to the end; undefined where nobody should. */
  readonly missed: number | undefined;
  /** Until the last of those who should lost it: median and ninth decile over the rollouts that got there. */
  readonly secondsToRetreat: readonly [median: number, ninth: number] | undefined;
  /** People for whom the remote failed: median. */
  readonly hurt: number;
}

/** Runs a scenario under a rule, once for each seed from `firstSeed`. */
export function judge(scenario: Scenario, rule: Rule, rollouts: number, firstSeed: number): Verdict {
  const bad = badCohorts(scenario);
  let wrong = 0;
  let missed = 0;
  const times: number[] = [];
  const hurt: number[] = [];
  for (let index = 0; index < rollouts; index += 1) {
    const outcome = runRollout(scenario, rule, firstSeed + index);
    hurt.push(outcome.hurt);
    if ([...outcome.withdrawn.keys()].some((name) => !bad.has(name))) wrong += 1;
    const ends = [...bad].map((name) => outcome.withdrawn.get(name) ?? Infinity);
    const last = Math.max(...ends);
    if (last === Infinity) missed += 1;
    else if (bad.size > 0) times.push(last);
  }
  return {
    scenario: scenario.name,
    wronglyWithdrawn: wrong / rollouts,
    missed: bad.size > 0 ? missed / rollouts : undefined,
    secondsToRetreat: times.length > 0 ? [quantile(times, 0.5), quantile(times, 0.9)] : undefined,
    hurt: quantile(hurt, 0.5),
  };
}

function badCohorts({ ought }: Scenario): ReadonlySet<string> {
  if (ought === 'keep') return new Set();
  return new Set(ought === 'withdraw' ? COHORTS : [ought.withdrawFrom]);
}
