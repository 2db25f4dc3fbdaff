import { events } from '@ficus/contracts/events';
import { note } from '../audit/note.ts';
import { beginAccount, underWay } from '../creation/begin-creation.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import type { Work } from '../work.ts';
import { type OpenInvitation, openInvitation } from './invitation-links.ts';

/**
 * Makes whoever has the token a member of the tenant, at once if they are somebody already. Else an account is begun, and
 * the rest follows as for somebody whom an admin makes; the token is then what they set their password by. Throws 404
 * `no-such-invitation`.
 */
export async function acceptInvitation(work: Work, token: string): Promise<OpenInvitation> {
  const invitation = await openInvitation(work.trx, token, work.now);
  await lockTenant(work.trx, invitation.tenantId);
  if (invitation.personId !== null) await join(work, invitation, invitation.personId);
  // Begun before: the page was loaded again, or the button pressed twice.
  else if (!(await underWay(work.trx, invitation.tenantId, invitation.email)))
    await beginAccount(work, {
      ...invitation,
      // Whoever invited them may be gone.
      askedBy: invitation.invitedBy ?? undefined,
      link: token,
      isInvited: true,
    });
  return invitation;
}

async function join({ trx, outbox, now }: Work, invitation: OpenInvitation, personId: string): Promise<void> {
  const { id, tenantId, tenantName, email, role } = invitation;
  const joined = await trx
    .insertInto('memberships')
    .values({ person_id: personId, tenant_id: tenantId, role, created_at: new Date(now) })
    // Somebody who is of the tenant keeps the role that they have there, and stays deactivated if they are.
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  await trx.deleteFrom('invitations').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  if (!joined) return;
  await note(trx, {
    tenantId,
    at: now,
    actor: personId,
    action: 'invitation.accepted',
    person: personId,
    details: { role },
  });
  const { name } = await trx
    .selectFrom('people')
    .where('id', '=', personId)
    .select('name')
    .executeTakeFirstOrThrow();
  await outbox.tell(trx, events.personJoined, {
    subject: `person/${personId}`,
    tenantId,
    actor: personId,
    data: { personId, email, name, role, tenantName },
  });
}
