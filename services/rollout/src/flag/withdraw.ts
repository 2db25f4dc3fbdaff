import {
  COHORT_FIELD,
  type Constraint,
  mayReach,
  type Strategy,
  shareOfVersion,
  type Variant,
  versionOf,
} from './strategy.ts';

/** What is taken back, and from whom: one cohort, or with undefined everybody. */
export interface Withdrawal {
  readonly version: string;
  readonly cohort: string | undefined;
}

/** One step of a change. Steps in their order never give anybody more of the version than they had. */
export type Edit =
  | { readonly kind: 'add'; readonly strategy: Omit<Strategy, 'id'>; readonly before: string }
  | { readonly kind: 'change'; readonly strategy: Strategy };

/**
 * How a flag's strategies must change for a version to be withdrawn. Who got it from a strategy that has other versions
 * too gets the one beside it in the order of variants; who had no other gets what the later strategies say, in the end
 * the legacy view. For everybody else, and for whoever had another version, all stays as it is.
 *
 * `current` is the version of strategies and variants that name none. Empty when nobody gets the version.
 */
export function withdraw(
  strategies: readonly Strategy[],
  { version, cohort }: Withdrawal,
  current: string,
): Edit[] {
  return strategies
    .filter((strategy) => shareOfVersion(strategy, version, current) > 0)
    .filter((strategy) => (cohort === undefined ? !strategy.disabled : mayReach(strategy, cohort)))
    .flatMap((strategy): Edit[] => {
      const variants = withoutVersion(strategy.variants, version, current);
      if (cohort === undefined) {
        const less = variants.length > 0 ? { variants } : { disabled: true };
        return [{ kind: 'change', strategy: { ...strategy, ...less } }];
      }
      const others = { ...strategy, constraints: [...strategy.constraints, onCohort('NOT_IN', cohort)] };
      if (variants.length === 0) return [{ kind: 'change', strategy: others }];
      const { id, ...copied } = strategy;
      const own = {
        ...copied,
        title: titleOf(strategy, { version, cohort }),
        constraints: [...strategy.constraints, onCohort('IN', cohort)],
        variants,
      };
      const isThere = strategies.some(({ title }) => title === own.title);
      return [
        // Where this was begun before and not finished, the copy is there.
        ...(isThere ? [] : [{ kind: 'add', strategy: own, before: id } as const]),
        { kind: 'change', strategy: others },
      ];
    });
}

/** Takes a version's variants away and gives their shares to the neighbours, so that nobody else changes places. */
function withoutVersion(variants: readonly Variant[], version: string, current: string): Variant[] {
  const kept: Variant[] = [];
  let orphaned = 0;
  for (const variant of variants) {
    if (versionOf(variant, current) !== version) {
      kept.push({ ...variant, weight: variant.weight + orphaned });
      orphaned = 0;
      continue;
    }
    const last = kept.at(-1);
    if (last) last.weight += variant.weight;
    else orphaned += variant.weight;
  }
  // Unleash computes the variable ones anew, as equal shares of the rest: one alone keeps what it has.
  return kept.map((variant, index) => ({
    ...variant,
    weightType: index === kept.length - 1 ? 'variable' : 'fix',
  }));
}

function onCohort(operator: 'IN' | 'NOT_IN', cohort: string): Constraint {
  return {
    contextName: COHORT_FIELD,
    operator,
    values: [cohort],
    inverted: false,
    caseInsensitive: false,
  };
}

/** For product people, who see it in Unleash. */
function titleOf({ title, id }: Strategy, { version, cohort }: Withdrawal): string {
  return `${title ? `${title}: ` : ''}${cohort} without ${version} (of ${id.slice(0, 8)})`;
}
