import { jobsOf } from '../job.ts';
import type { World } from '../world.ts';
import { invite, invited, revokeOwn } from './own-things.ts';

const giveRole = (role: string) => (world: World) =>
  world.call('PUT', '/api/v1/people/user_dara/role', { role });
const deactivate = (world: World) => world.call('POST', '/api/v1/people/user_fumi/deactivate');
const reactivate = (world: World) => world.call('POST', '/api/v1/people/user_fumi/reactivate');

/** What admins and members come to the administration for. */
export const adminJobs = jobsOf('admin', [
  {
    name: 'finds people by their name',
    as: 'ada',
    do: (admin) => admin.findPeople({ search: 'an' }),
  },
  {
    name: 'finds the admins, in the order in which they joined',
    as: 'ada',
    do: (admin) => admin.findPeople({ role: 'Admin', status: 'Active', sortBy: 'Joined' }),
  },
  {
    name: 'looks at a person',
    as: 'ben',
    do: (admin) =>
      admin.lookAt('Dara Quinn', ['dara@acme.test', 'Member', 'Active', 'Design', 'Deactivated']),
  },
  {
    name: 'reads what each role may do',
    as: 'ben',
    do: (admin) =>
      admin.rolesThatMay(['See people', 'Invite people', 'See the organisation', 'Operate the platform']),
  },
  {
    name: 'invites an admin',
    as: 'ada',
    isShort: true,
    do: (admin, world) => admin.invite({ ...invited(world), role: 'Admin' }),
    afterwards: revokeOwn,
  },
  {
    name: 'invites a member',
    as: 'ada',
    do: (admin, world) => admin.invite({ ...invited(world), role: 'Member' }),
    afterwards: revokeOwn,
  },
  {
    name: 'invites somebody again, as an admin',
    as: 'ada',
    given: invite,
    do: (admin, world) => admin.invite({ ...invited(world), role: 'Admin' }),
    afterwards: revokeOwn,
  },
  {
    name: 'looks who has not answered an invitation',
    as: 'ada',
    given: invite,
    async do(admin, world) {
      const known = new Set([invited(world).email, 'ivan@acme.test', 'jana@acme.test']);
      return (await admin.openInvitations()).filter((address) => known.has(address));
    },
    afterwards: revokeOwn,
  },
  {
    name: 'sends an invitation again',
    as: 'ada',
    given: invite,
    do: (admin, world) => admin.resend(invited(world).name),
    afterwards: revokeOwn,
  },
  {
    name: 'revokes an invitation',
    as: 'ada',
    given: invite,
    do: (admin, world) => admin.revoke(invited(world).name),
    afterwards: revokeOwn,
  },
  {
    name: 'makes a member an admin',
    as: 'ada',
    given: giveRole('member'),
    do: (admin) => admin.changeRole('Dara Quinn', 'Admin'),
    afterwards: giveRole('member'),
  },
  {
    name: 'makes an admin a member',
    as: 'ada',
    given: giveRole('admin'),
    do: (admin) => admin.changeRole('Dara Quinn', 'Member'),
    afterwards: giveRole('member'),
  },
  {
    name: 'suspends somebody',
    as: 'ada',
    given: reactivate,
    do: (admin) => admin.deactivate('Fumi Ito'),
    afterwards: reactivate,
  },
  {
    name: 'lets somebody in again',
    as: 'ada',
    given: deactivate,
    do: (admin) => admin.reactivate('Fumi Ito'),
    afterwards: reactivate,
  },
]);
