import type { PlanId } from '@ficus/contracts';

/** What a plan may limit. */
export const MEASURES = ['people', 'workspaces'] as const;
export type Measure = (typeof MEASURES)[number];

/** A plan; what it does not limit is as much as one likes. */
export interface Plan {
  readonly name: string;
  readonly limits: Readonly<Partial<Record<Measure, number>>>;
}

/** The plans, the smallest first. */
export const PLANS: Readonly<Record<PlanId, Plan>> = {
  starter: { name: 'Starter', limits: { people: 5, workspaces: 2 } },
  team: { name: 'Team', limits: { people: 500 } },
  business: { name: 'Business', limits: {} },
};

/** What a tenant has that was never given a plan: those of before there were plans lose nothing by them. */
export const FIRST_PLAN: PlanId = 'business';
