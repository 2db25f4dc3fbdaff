import { type ChangePeople, may, type PeopleChange, type PersonChangeResult } from '@ficus/contracts';
import { isProblemError, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Work } from '../work.ts';
import { changeMembership } from './change-membership.ts';
import { findPerson } from './everyone.ts';
import { resendInvitation, revokeInvitation } from './invitations.ts';
import { removePerson } from './remove-person.ts';

/**
 * Does the same to many people of the actor's tenant, one after the other in the order given, each for themselves: what
 * is refused for one leaves nothing of it, and keeps nobody else from it. Throws what is no refusal: then nothing is done.
 */
export async function changePeople(
  work: Work,
  actor: Actor,
  { ids, change }: ChangePeople,
): Promise<PersonChangeResult[]> {
  const results: PersonChangeResult[] = [];
  for (const id of new Set(ids)) {
    await sql`savepoint one_person`.execute(work.trx);
    try {
      results.push({ id, ...(await changeOne(work, actor, id, change)) });
      await sql`release savepoint one_person`.execute(work.trx);
    } catch (error) {
      // A fault of the service is no answer about this person: nothing of the whole is kept.
      if (!isProblemError(error) || error.status >= 500) throw error;
      await sql`rollback to savepoint one_person`.execute(work.trx);
      const { code, title, extra } = error;
      results.push({ id, refusal: { code, title, ...(extra.detail && { detail: extra.detail }) } });
    }
  }
  return results;
}

async function changeOne(
  work: Work,
  actor: Actor,
  id: string,
  change: PeopleChange,
): Promise<Pick<PersonChangeResult, 'person'>> {
  const { status } = await findPerson(work.trx, actor.tenantId, id);
  if (change.kind === 'resend') {
    if (status !== 'invited') throw problem(409, 'already-here', 'This person has joined already.');
    if (!may(actor, 'people.invite'))
      throw problem(403, 'forbidden', 'You are not allowed to do this.', {
        detail: 'This needs the permission people.invite.',
      });
    await resendInvitation(work, actor, id);
    return { person: await findPerson(work.trx, actor.tenantId, id) };
  }
  if (change.kind === 'remove') {
    if (status === 'invited') await revokeInvitation(work, actor, id);
    else await removePerson(work, actor, id);
    return {};
  }
  if (status === 'invited') {
    throw problem(409, 'not-joined', 'This person has not joined yet.', {
      detail: 'Invite them again to change their role, or revoke the invitation.',
    });
  }
  const wanted = change.kind === 'role' ? { role: change.role } : { isActive: change.kind === 'reactivate' };
  return { person: await changeMembership(work, actor, id, wanted) };
}
