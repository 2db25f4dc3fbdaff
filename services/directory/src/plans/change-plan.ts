import type { PlanId } from '@ficus/contracts';
import type { Actor } from '../actor.ts';
import { note } from '../audit/note.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import type { Work } from '../work.ts';
import { PLANS } from './plans.ts';
import { readPlan } from './usage.ts';

/** Gives a tenant that exists another plan. What is beyond it stays: people are not turned out by a change of plan. */
export async function changePlan(
  { trx, now }: Work,
  actor: Actor,
  tenantId: string,
  plan: PlanId,
): Promise<void> {
  await lockTenant(trx, tenantId);
  const previous = await readPlan(trx, tenantId);
  if (previous === plan) return;
  await trx
    .insertInto('tenant_plans')
    .values({ tenant_id: tenantId, plan })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ plan }))
    .execute();
  await note(trx, {
    tenantId,
    at: now,
    actor: actor.personId,
    action: 'tenant.plan-changed',
    details: { plan: PLANS[plan].name, previousPlan: PLANS[previous].name },
  });
}
