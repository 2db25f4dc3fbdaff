import { tenantCare } from '@ficus/contracts';
import { implement, problem } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { reachTenant } from '../tenants/tenants.ts';
import { deleteTenant, restoreTenant } from './delete-tenant.ts';
import { listDeleted } from './deleted-tenants.ts';

/** Tenants that are deleted, and those that are brought back. */
export function serveDeletion({ app, db, guard, perform, now }: Group): void {
  implement(
    app,
    tenantCare.remove,
    async ({ params, body, caller }) => {
      const tenant = await reachTenant(db, caller, params.id);
      await perform((work) => deleteTenant(work, caller, tenant, body.name));
      const [deleted] = await listDeleted(db, now(), tenant.id);
      if (!deleted) throw problem(404, 'no-such-tenant', 'There is no such tenant.');
      return deleted;
    },
    { verifier: guard(tenantCare.remove) },
  );

  implement(
    app,
    tenantCare.restore,
    ({ params, caller }) => perform((work) => restoreTenant(work, caller, params.id)),
    { verifier: guard(tenantCare.restore) },
  );

  implement(app, tenantCare.deleted, async () => ({ tenants: await listDeleted(db, now()) }), {
    verifier: guard(tenantCare.deleted),
  });
}
