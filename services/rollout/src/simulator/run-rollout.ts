import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Cohort } from '../retreat/cohort.ts';
import type { Rule } from './rule.ts';
import { COHORTS, LEGACY_RATE, type Scenario } from './scenario.ts';

/** How one rollout went. Times are seconds since its start. */
export interface Outcome {
  /** When each cohort lost the remote; cohorts that kept it are not in it. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** People for whom the remote failed. */
  readonly hurt: number;
}

/** Share of each cohort that gets the remote, in per cent. */
const PERCENTAGE = 25;
/** How often the rule looks. */
const LOOK_SECONDS = 10;
/** A flag takes this long to reach open pages. */
const FLAG_SECONDS = 2;
/** A page that has not told by then is counted as silent. */
const SILENT_SECONDS = 600;

/** Counts that grow while a rollout runs, by cohort and view. */
interface Counts {
  told: { trials: number; failures: number };
  silent: { trials: number; failures: number };
}

/** Runs one rollout under a rule; the same seed gives the same people, failures and delays. */
export function runRollout(scenario: Scenario, rule: Rule, seed: number): Outcome {
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  const counts = new Map(COHORTS.map((name) => [name as string, { remote: none(), legacy: none() }]));
  const withdrawn = new Map<string, number>();
  /** What will be counted later, by the look at which it is. */
  const later = new Map<number, (() => void)[]>();
  let hurt = 0;

  function meet(at: number): void {
    const cohort = COHORTS[Math.floor(random() * COHORTS.length)] ?? COHORTS[0];
    const isRemoteArm = random() * 100 < PERCENTAGE;
    const [isBlocked, failed, isDeaf] = [
      random() < scenario.blocked(cohort),
      random() < (isRemoteArm ? scenario.failureRate(cohort, at) : LEGACY_RATE),
      random() < scenario.dieSilently,
    ];
    const delay = -Math.log(1 - random()) * scenario.delay;
    const isRemote = isRemoteArm && at < (withdrawn.get(cohort) ?? Infinity) + FLAG_SECONDS;
    // Who was taken back meets the legacy view; it counts as nobody's trial of this release.
    if (isRemoteArm && !isRemote) return;
    if (isRemote && failed) hurt += 1;
    const arm = counts.get(cohort)?.[isRemote ? 'remote' : 'legacy'];
    if (!arm) return;
    const isSilent = isBlocked || (failed && isRemote && isDeaf);
    if (!isSilent) put(at + delay, () => note(arm.told, failed));
    put(at + SILENT_SECONDS, () => note(arm.silent, isSilent || delay > SILENT_SECONDS));
  }

  function put(at: number, action: () => void): void {
    const look = Math.ceil(at / LOOK_SECONDS);
    const actions = later.get(look);
    if (actions) actions.push(action);
    else later.set(look, [action]);
  }

  const looks = Math.ceil(scenario.seconds / LOOK_SECONDS);
  let met = 0;
  for (let look = 1; look <= looks; look += 1) {
    const until = Math.round((scenario.sessions * look) / looks);
    for (; met < until; met += 1) meet((met / scenario.sessions) * scenario.seconds);
    for (const action of later.get(look) ?? []) action();
    later.delete(look);
    const left = [...counts].filter(([name]) => !withdrawn.has(name));
    if (left.length === 0) continue;
    const cohorts: Cohort[] = left.map(([name, views]) => ({ name, percentage: PERCENTAGE, ...views }));
    for (const name of rule(cohorts)) withdrawn.set(name, look * LOOK_SECONDS);
  }
  return { withdrawn, hurt };
}

function none(): Counts {
  return { told: { trials: 0, failures: 0 }, silent: { trials: 0, failures: 0 } };
}

function note(tally: Counts['told'], failed: boolean): void {
  tally.trials += 1;
  if (failed) tally.failures += 1;
}
