import { tenants } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { listInvitations } from '../people/invitations.ts';
import { listPeople } from '../people/list-people.ts';
import { listTenants } from './list-tenants.ts';
import { reachTenant, reachTenantId, updateTenant } from './tenants.ts';

/** Tenants within the caller's reach, with those who belong to them. */
export function serveTenants({ app, db, guard, once, outbox, now }: Group): void {
  implement(app, tenants.list, ({ query }) => listTenants(db, query), { verifier: guard(tenants.list) });

  implement(app, tenants.get, ({ params, caller }) => reachTenant(db, caller, params.id), {
    verifier: guard(tenants.get),
  });

  implement(
    app,
    tenants.update,
    async ({ params, body, caller, request, reply }) => {
      const id = await reachTenantId(db, caller, params.id);
      const call = { route: tenants.update, whose: caller, input: { id, body }, request, reply };
      return once(call, (trx) => updateTenant({ trx, outbox, now: now() }, caller, id, body));
    },
    { verifier: guard(tenants.update) },
  );

  implement(
    app,
    tenants.members,
    async ({ params, query, caller }) => {
      const id = await reachTenantId(db, caller, params.id);
      return listPeople(db, id, query);
    },
    { verifier: guard(tenants.members) },
  );

  implement(
    app,
    tenants.invitations,
    async ({ params, caller }) => {
      const id = await reachTenantId(db, caller, params.id);
      return { invitations: await listInvitations(db, id, now()) };
    },
    { verifier: guard(tenants.invitations) },
  );
}
