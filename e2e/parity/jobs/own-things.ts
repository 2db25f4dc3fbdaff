import type { World } from '../world.ts';

const AT = '/api/v1/tenants/acme';

/** Whom a run invites. */
export function invited({ mark }: World) {
  return { name: `Kim ${mark}`, email: `kim-${mark}@acme.test` };
}

/** Invites them, where a job begins with an invitation. */
export function invite(world: World): Promise<unknown> {
  return world.call('POST', '/api/v1/invitations', { ...invited(world), role: 'member' });
}

/** Takes back every invitation of the run: the plan has room for so many. */
export async function revokeOwn(world: World): Promise<void> {
  const { invitations } = (await world.call('GET', `${AT}/invitations`)) as {
    invitations: { id: string; email: string }[];
  };
  for (const { id, email } of invitations)
    if (email.includes(world.mark)) await world.call('DELETE', `/api/v1/invitations/${id}`);
}

/** Archives every workspace of the run. */
export async function archiveOwn(world: World): Promise<void> {
  const { workspaces } = (await world.call('GET', `${AT}/workspaces`)) as {
    workspaces: { id: string; name: string; archivedAt?: number }[];
  };
  for (const { id, name, archivedAt } of workspaces)
    if (name.includes(world.mark) && archivedAt === undefined)
      await world.call('POST', `${AT}/workspaces/${id}/archive`);
}
