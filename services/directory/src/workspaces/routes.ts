import { workspaces } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Actor } from '../actor.ts';
import type { Group } from '../group.ts';
import { reachTenant } from '../tenants/tenants.ts';
import { addMember, listMembers, type Place, removeMember } from './members.ts';
import { changeWorkspace, createWorkspace, findWorkspace, listWorkspaces } from './workspaces.ts';

/** Workspaces of a tenant within the caller's reach, and who is in them. */
export function serveWorkspaces({ app, db, guard, once }: Group): void {
  const tenantOf = async (caller: Actor, id: string) => (await reachTenant(db, caller, id)).id;
  const placeOf = async (
    caller: Actor,
    params: { readonly id: string; readonly workspaceId: string },
  ): Promise<Place> => {
    const tenantId = await tenantOf(caller, params.id);
    const { id } = await findWorkspace(db, tenantId, params.workspaceId);
    return { tenantId, workspaceId: id };
  };

  implement(
    app,
    workspaces.list,
    async ({ params, caller }) => ({
      workspaces: await listWorkspaces(db, await tenantOf(caller, params.id)),
    }),
    { verifier: guard(workspaces.list) },
  );
  implement(
    app,
    workspaces.create,
    async ({ params, body, caller, request, reply }) => {
      const tenantId = await tenantOf(caller, params.id);
      const call = { route: workspaces.create, whose: caller, input: { tenantId, body }, request, reply };
      return once(call, (trx) => createWorkspace(trx, tenantId, body.name));
    },
    { verifier: guard(workspaces.create) },
  );
  implement(
    app,
    workspaces.rename,
    async ({ params, body, caller }) =>
      changeWorkspace(db, await tenantOf(caller, params.id), params.workspaceId, body),
    { verifier: guard(workspaces.rename) },
  );
  implement(
    app,
    workspaces.archive,
    async ({ params, caller }) =>
      changeWorkspace(db, await tenantOf(caller, params.id), params.workspaceId, { isArchived: true }),
    { verifier: guard(workspaces.archive) },
  );
  implement(
    app,
    workspaces.restore,
    async ({ params, caller }) =>
      changeWorkspace(db, await tenantOf(caller, params.id), params.workspaceId, { isArchived: false }),
    { verifier: guard(workspaces.restore) },
  );

  implement(
    app,
    workspaces.members,
    async ({ params, caller }) => ({ members: await listMembers(db, await placeOf(caller, params)) }),
    { verifier: guard(workspaces.members) },
  );
  implement(
    app,
    workspaces.addMember,
    async ({ params, caller }) => addMember(db, await placeOf(caller, params), params.personId),
    { verifier: guard(workspaces.addMember) },
  );
  implement(
    app,
    workspaces.removeMember,
    async ({ params, caller }) => removeMember(db, await placeOf(caller, params), params.personId),
    { verifier: guard(workspaces.removeMember) },
  );
}
