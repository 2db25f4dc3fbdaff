import { tenantCare } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { reachTenantId } from '../tenants/tenants.ts';
import { changePlan } from './change-plan.ts';
import { readUsage } from './usage.ts';

/** Plans of tenants within the caller's reach, and how much of them is used. */
export function servePlans({ app, db, guard, perform }: Group): void {
  implement(
    app,
    tenantCare.usage,
    async ({ params, caller }) => readUsage(db, await reachTenantId(db, caller, params.id)),
    { verifier: guard(tenantCare.usage) },
  );

  implement(
    app,
    tenantCare.changePlan,
    async ({ params, body, caller }) => {
      const id = await reachTenantId(db, caller, params.id);
      await perform((work) => changePlan(work, caller, id, body.plan));
      return readUsage(db, id);
    },
    { verifier: guard(tenantCare.changePlan) },
  );
}
