import { invitations, people } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { changeMembership } from './change-membership.ts';
import { changePeople } from './change-people.ts';
import { findPerson } from './everyone.ts';
import { invitePerson, resendInvitation, revokeInvitation } from './invitations.ts';
import { listPeople } from './list-people.ts';

/** People of the caller's own tenant, and the invitations to it. */
export function servePeople({ app, db, guard, once, perform, outbox, now }: Group): void {
  implement(app, people.list, ({ query, caller }) => listPeople(db, caller.tenantId, query), {
    verifier: guard(people.list),
  });

  implement(
    app,
    people.get,
    async ({ params, caller }) => {
      const person = await findPerson(db, caller.tenantId, params.id);
      const workspaces = await db
        .selectFrom('workspace_members')
        .innerJoin('workspaces', 'workspaces.id', 'workspace_members.workspace_id')
        .where('workspace_members.tenant_id', '=', caller.tenantId)
        .where('person_id', '=', params.id)
        .where('archived_at', 'is', null)
        .select(['workspaces.id', 'workspaces.name'])
        .orderBy('workspaces.name')
        .execute();
      return { ...person, workspaces };
    },
    { verifier: guard(people.get) },
  );

  implement(app, people.invite, ({ body, caller }) => perform((work) => invitePerson(work, caller, body)), {
    verifier: guard(people.invite),
  });
  implement(
    app,
    people.deactivate,
    ({ params, caller }) => perform((work) => changeMembership(work, caller, params.id, { isActive: false })),
    { verifier: guard(people.deactivate) },
  );
  implement(
    app,
    people.reactivate,
    ({ params, caller }) => perform((work) => changeMembership(work, caller, params.id, { isActive: true })),
    { verifier: guard(people.reactivate) },
  );
  implement(
    app,
    people.changeRole,
    ({ params, body, caller }) => perform((work) => changeMembership(work, caller, params.id, body)),
    { verifier: guard(people.changeRole) },
  );

  implement(
    app,
    people.change,
    ({ body, caller, request, reply }) => {
      const call = { route: people.change, whose: caller, input: { body }, request, reply };
      return once(call, async (trx) => ({
        results: await changePeople({ trx, outbox, now: now() }, caller, body),
      }));
    },
    { verifier: guard(people.change) },
  );

  implement(
    app,
    invitations.resend,
    ({ params, caller }) => perform((work) => resendInvitation(work, caller, params.id)),
    { verifier: guard(invitations.resend) },
  );
  implement(
    app,
    invitations.revoke,
    ({ params, caller }) => perform((work) => revokeInvitation(work, caller, params.id)),
    { verifier: guard(invitations.revoke) },
  );
}
