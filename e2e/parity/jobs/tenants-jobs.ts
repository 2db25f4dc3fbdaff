import { jobsOf } from '../job.ts';
import type { World } from '../world.ts';
import { archiveOwn, invite, invited, revokeOwn } from './own-things.ts';

const studio = (world: World) => `Studio ${world.mark}`;
const AT = '/api/v1/tenants/acme';

async function makeStudio(world: World): Promise<string> {
  const made = (await world.call('POST', `${AT}/workspaces`, { name: studio(world) })) as { id: string };
  return made.id;
}
async function makeStudioWith(world: World, person: string): Promise<void> {
  const id = await makeStudio(world);
  await world.call('PUT', `${AT}/workspaces/${id}/members/${person}`);
}
async function archivedStudio(world: World): Promise<void> {
  const id = await makeStudio(world);
  await world.call('POST', `${AT}/workspaces/${id}/archive`);
}

/** Puts name and settings of Acme as the demo has them. */
async function resetSettings(world: World): Promise<void> {
  const { version } = (await world.call('GET', AT)) as { version: number };
  const settings = { invitationDays: 14, emailDomains: [] };
  await world.call('PATCH', AT, { name: 'Acme', settings, version });
}

/** What people, admins and operators come to the tenants for. */
export const tenantsJobs = jobsOf('tenants', [
  { name: 'finds a tenant', as: 'olga', do: (tenants) => tenants.findTenants('glob') },
  { name: 'finds members', as: 'ada', do: (tenants) => tenants.findMembers('an') },
  { name: 'sees the parts of the tenant, as an admin', as: 'ada', do: (tenants) => tenants.listParts() },
  { name: 'sees the parts of the tenant, as a member', as: 'ben', do: (tenants) => tenants.listParts() },
  {
    name: 'makes a workspace',
    as: 'ada',
    isShort: true,
    do: (tenants, world) => tenants.createWorkspace(studio(world)),
    afterwards: archiveOwn,
  },
  {
    name: 'sees who belongs to a workspace',
    as: 'ada',
    given: (world) => makeStudioWith(world, 'user_emre'),
    do: (tenants, world) => tenants.membersOf(studio(world)),
    afterwards: archiveOwn,
  },
  {
    name: 'renames a workspace',
    as: 'ada',
    given: makeStudio,
    do: (tenants, world) => tenants.renameWorkspace(studio(world), `${studio(world)} two`),
    afterwards: archiveOwn,
  },
  {
    name: 'puts somebody into a workspace',
    as: 'ada',
    given: makeStudio,
    do: (tenants, world) => tenants.addToWorkspace(studio(world), 'Emre Aydın'),
    afterwards: archiveOwn,
  },
  {
    name: 'takes somebody out of a workspace',
    as: 'ada',
    given: (world) => makeStudioWith(world, 'user_emre'),
    do: (tenants, world) => tenants.removeFromWorkspace(studio(world), 'Emre Aydın'),
    afterwards: archiveOwn,
  },
  {
    name: 'archives a workspace',
    as: 'ada',
    given: (world) => makeStudioWith(world, 'user_emre'),
    do: (tenants, world) => tenants.archiveWorkspace(studio(world)),
    afterwards: archiveOwn,
  },
  {
    name: 'takes a workspace out of the archive',
    as: 'ada',
    given: archivedStudio,
    do: (tenants, world) => tenants.restoreWorkspace(studio(world)),
    afterwards: archiveOwn,
  },
  {
    name: 'sends an invitation again',
    as: 'ada',
    given: invite,
    do: (tenants, world) => tenants.resend(invited(world).email, invited(world).name),
    afterwards: revokeOwn,
  },
  {
    name: 'revokes an invitation',
    as: 'ada',
    given: invite,
    do: (tenants, world) => tenants.revoke(invited(world).email, invited(world).name),
    afterwards: revokeOwn,
  },
  {
    name: 'changes how long invitations are good, and for which addresses',
    as: 'ada',
    given: resetSettings,
    do: (tenants) =>
      tenants.changeSettings({ invitationDays: '30', domains: '@Acme.test, acme.test mail.acme.test' }),
    afterwards: resetSettings,
  },
  {
    name: 'renames the tenant',
    as: 'ada',
    given: resetSettings,
    do: (tenants, world) => tenants.changeSettings({ name: `Acme ${world.mark}` }),
    afterwards: resetSettings,
  },
]);
