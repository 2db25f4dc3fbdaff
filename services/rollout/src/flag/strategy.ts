import { z } from 'zod/mini';

/** A condition on a person, all of a strategy's must hold. */
export const Constraint = z.looseObject({
  contextName: z.string(),
  operator: z.string(),
  values: z._default(z.array(z.string()), []),
  inverted: z._default(z.boolean(), false),
});
export type Constraint = z.infer<typeof Constraint>;

/** What a strategy says beside 'on' to a share of its people. */
export const Variant = z.looseObject({
  name: z.string(),
  /** In thousandths; all of a strategy make a thousand. */
  weight: z.number(),
  weightType: z._default(z.string(), 'variable'),
  stickiness: z._default(z.string(), 'default'),
  payload: z.optional(z.object({ type: z.string(), value: z.string() })),
});
export type Variant = z.infer<typeof Variant>;

/** One way to get a flag, as Unleash's admin API gives and takes it. The first one that a person meets decides. */
export const Strategy = z.object({
  id: z.string(),
  name: z.string(),
  title: z.nullish(z.string()),
  disabled: z.nullish(z.boolean()),
  constraints: z._default(z.array(Constraint), []),
  parameters: z._default(z.record(z.string(), z.string()), {}),
  variants: z._default(z.array(Variant), []),
  segments: z._default(z.array(z.number()), []),
});
export type Strategy = z.infer<typeof Strategy>;

/** The field of the context that tells cohorts apart. */
export const COHORT_FIELD = 'tenantId';

const Payload = z.object({ version: z.string() });

/** The version of the remote that a variant gives; one that names none gives the current release. */
export function versionOf({ payload }: Pick<Variant, 'payload'>, current: string): string {
  if (payload?.type !== 'json') return current;
  try {
    const parsed = Payload.safeParse(JSON.parse(payload.value));
    return parsed.success ? parsed.data.version : current;
  } catch {
    return current; // somebody else's payload
  }
}

/** Whether anybody of a cohort can meet a strategy, as far as its conditions on cohorts say. */
export function mayReach({ disabled, constraints }: Strategy, cohort: string): boolean {
  return !disabled && constraints.filter(isOnCohort).every((constraint) => holds(constraint, cohort));
}

function isOnCohort({ contextName, operator }: Constraint): boolean {
  return contextName === COHORT_FIELD && (operator === 'IN' || operator === 'NOT_IN');
}

function holds({ operator, values, inverted }: Constraint, cohort: string): boolean {
  return (values.includes(cohort) === (operator === 'IN')) !== inverted;
}

/** Share of a strategy's people to whom it gives a version, in per cent, 0 to 100. */
export function shareOfVersion(strategy: Strategy, version: string, current: string): number {
  const { variants, parameters } = strategy;
  const reached = strategy.name === 'flexibleRollout' ? Number(parameters.rollout ?? 100) : 100;
  if (variants.length === 0) return version === current ? reached : 0;
  const weight = variants
    .filter((variant) => versionOf(variant, current) === version)
    .reduce((sum, variant) => sum + variant.weight, 0);
  return (reached * weight) / 1000;
}

/** Share of a cohort's people who get a version by any of the strategies, in per cent; 0: nobody does. */
export function percentageOf(
  strategies: readonly Strategy[],
  version: string,
  current: string,
  cohort: string,
): number {
  const shares = strategies
    .filter((strategy) => mayReach(strategy, cohort))
    .map((strategy) => shareOfVersion(strategy, version, current));
  return Math.max(0, ...shares);
}
