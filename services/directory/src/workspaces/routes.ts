import { workspaces } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Actor } from '../actor.ts';
import type { Group } from '../group.ts';
import { reachTenantId } from '../tenants/tenants.ts';
import { addMember, listMembers, type Place, removeMember } from './members.ts';
import {
  changeWorkspace,
  createWorkspace,
  findWorkspace,
  listWorkspaces,
  type WorkspaceChange,
} from './workspaces.ts';

/** Workspaces of a tenant within the caller's reach, and who is in them. */
export function serveWorkspaces({ app, db, guard, once, perform, outbox, now }: Group): void {
  const tenantOf = (caller: Actor, id: string) => reachTenantId(db, caller, id);
  const placeOf = async (
    caller: Actor,
    params: { readonly id: string; readonly workspaceId: string },
  ): Promise<Place> => {
    const tenantId = await tenantOf(caller, params.id);
    const { id, name } = await findWorkspace(db, tenantId, params.workspaceId);
    return { tenantId, workspaceId: id, name };
  };

  const change = async (
    caller: Actor,
    params: { readonly id: string; readonly workspaceId: string },
    wanted: WorkspaceChange,
  ) => {
    const tenantId = await tenantOf(caller, params.id);
    return perform((work) => changeWorkspace(work, caller, tenantId, params.workspaceId, wanted));
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
      return once(call, (trx) => createWorkspace({ trx, outbox, now: now() }, caller, tenantId, body.name));
    },
    { verifier: guard(workspaces.create) },
  );
  implement(app, workspaces.rename, ({ params, body, caller }) => change(caller, params, body), {
    verifier: guard(workspaces.rename),
  });
  implement(app, workspaces.archive, ({ params, caller }) => change(caller, params, { isArchived: true }), {
    verifier: guard(workspaces.archive),
  });
  implement(app, workspaces.restore, ({ params, caller }) => change(caller, params, { isArchived: false }), {
    verifier: guard(workspaces.restore),
  });

  implement(
    app,
    workspaces.members,
    async ({ params, caller }) => ({ members: await listMembers(db, await placeOf(caller, params)) }),
    { verifier: guard(workspaces.members) },
  );
  implement(
    app,
    workspaces.addMember,
    async ({ params, caller }) => {
      const place = await placeOf(caller, params);
      await perform((work) => addMember(work, caller, place, params.personId));
    },
    { verifier: guard(workspaces.addMember) },
  );
  implement(
    app,
    workspaces.removeMember,
    async ({ params, caller }) => {
      const place = await placeOf(caller, params);
      await perform((work) => removeMember(work, caller, place, params.personId));
    },
    { verifier: guard(workspaces.removeMember) },
  );
}
