import { logEvidenceOfHarm } from '../evidence/log-evidence-of-harm.ts';
import { type Cohort, pool, type Views, without } from './cohort.ts';
import type { Limits } from './limits.ts';

/** How a release was seen to be worse: its pages said that they failed, or were never heard of again. */
export type Harm = (typeof HARMS)[number];
const HARMS = ['fails', 'falls-silent'] as const;

/** One look at one cohort, or at the rest (all but one, as one). */
export interface Look {
  readonly cohort: string;
  readonly harm: Harm;
  /** ln of the evidence, and what it must reach. */
  readonly logEvidence: number;
  readonly needed: number;
}

/** What to do about a version, and the looks that it rests on, strongest first. */
export type Retreat = { readonly looks: readonly Look[] } & (
  | { readonly kind: 'keep' }
  | { readonly kind: 'withdraw-cohorts'; readonly cohorts: readonly string[] }
  | { readonly kind: 'withdraw-version' }
);

export const REST = '(the rest)';

/**
 * Decides over a version from the counts of each cohort that still gets it. A cohort in which it is worse loses it
 * alone. The version is withdrawn for all when it is worse for the rest as well, whichever one cohort is left out:
 * what is wrong in one cohort only must not move anybody else.
 */
export function decideRetreat(cohorts: readonly Cohort[], limits: Limits): Retreat {
  const needed = Math.log((2 * (cohorts.length + 1)) / limits.alpha);
  const look = (cohort: string, views: Views): Look[] =>
    lookAt(views, limits).map((seen) => ({ ...seen, cohort, needed }));
  const each = cohorts.map((cohort) => ({ cohort, looks: look(cohort.name, cohort) }));
  const rest = lookAtRest(comparable(cohorts), (views) => look(REST, views));
  const looks = [...each.flatMap((one) => one.looks), ...rest].toSorted(
    (one, other) => other.logEvidence - one.logEvidence,
  );
  if (rest.some(isBreach)) return { kind: 'withdraw-version', looks };
  const bad = each.filter((one) => one.looks.some(isBreach)).map(({ cohort }) => cohort.name);
  return bad.length > 0 ? { kind: 'withdraw-cohorts', cohorts: bad, looks } : { kind: 'keep', looks };
}

/**
 * Those at the percentage that most people are at. Put together at different percentages, a cohort that always fails
 * more would speak for or against the version.
 */
function comparable(cohorts: readonly Cohort[]): readonly Cohort[] {
  const people = (group: readonly Cohort[]) => {
    const { remote, legacy } = pool(group);
    return remote.told.trials + legacy.told.trials;
  };
  const groups = [...Map.groupBy(cohorts, ({ percentage }) => percentage).values()];
  return groups.toSorted((one, other) => people(other) - people(one))[0] ?? [];
}

/** The weakest looks at all but one of them, left out in turn. */
function lookAtRest(cohorts: readonly Cohort[], look: (views: Views) => readonly Look[]): Look[] {
  if (cohorts.length < 2) return [];
  const all = pool(cohorts);
  const looks = cohorts.flatMap((cohort) => look(without(all, cohort)));
  return HARMS.flatMap((harm) => {
    const ofHarm = looks.filter((seen) => seen.harm === harm);
    // One rest with too few people to be looked at is one that says nothing against the version.
    if (ofHarm.length < cohorts.length) return [];
    return ofHarm.reduce((weakest, seen) => (seen.logEvidence < weakest.logEvidence ? seen : weakest));
  });
}

function lookAt({ remote, legacy }: Views, limits: Limits) {
  const seen: { harm: Harm; logEvidence: number }[] = [];
  if (remote.told.trials >= limits.leastTrials)
    seen.push({ harm: 'fails', logEvidence: logEvidenceOfHarm(remote.told, legacy.told, limits.margin) });
  if (remote.silent.trials >= limits.leastTrials)
    seen.push({
      harm: 'falls-silent',
      logEvidence: logEvidenceOfHarm(remote.silent, legacy.silent, limits.silentMargin),
    });
  return seen;
}

const isBreach = ({ logEvidence, needed }: Look) => logEvidence >= needed;
