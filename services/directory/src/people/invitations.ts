import { randomUUID } from 'node:crypto';
import type { Invitation, InvitePerson } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import { makeLink } from '../acceptance/invitation-links.ts';
import { type Actor, demandRole } from '../actor.ts';
import { note } from '../audit/note.ts';
import { demandRoom } from '../plans/usage.ts';
import type { DirectorySchema } from '../schema.ts';
import { readSettings } from '../tenants/settings.ts';
import type { Work } from '../work.ts';
import { demandAddress, demandStranger } from './addresses.ts';

const DAY_MS = 24 * 60 * 60_000;

function noSuchInvitation() {
  return problem(404, 'no-such-invitation', 'There is no such invitation.');
}

/** Invitations of a tenant, newest first; with an id, that one alone. */
export async function listInvitations(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  now: number,
  id?: string,
): Promise<Invitation[]> {
  let found = db
    .selectFrom('invitations')
    .leftJoin('people', 'people.id', 'invitations.invited_by')
    .where('invitations.tenant_id', '=', tenantId);
  if (id !== undefined) found = found.where('invitations.id', '=', id);
  const rows = await found
    .selectAll('invitations')
    .select('people.name as inviter')
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    ...(row.inviter !== null && { invitedBy: row.inviter }),
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    isExpired: row.expires_at.getTime() <= now,
  }));
}

async function findInvitation(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  id: string,
  now: number,
): Promise<Invitation> {
  const [invitation] = await listInvitations(db, tenantId, now, id);
  if (!invitation) throw noSuchInvitation();
  return invitation;
}

/** Tells and notes that an invitation begins its time. */
async function tellSent(
  { trx, outbox, now }: Work,
  actor: Actor,
  action: 'invitation.sent' | 'invitation.changed' | 'invitation.resent',
  invitation: Invitation,
): Promise<void> {
  const { id, email, name, role, invitedBy, expiresAt } = invitation;
  const { tenantId, personId } = actor;
  const { name: tenantName } = await trx
    .selectFrom('tenants')
    .where('id', '=', tenantId)
    .select('name')
    .executeTakeFirstOrThrow();
  const invited = { id, name, email };
  await note(trx, { tenantId, at: now, actor: personId, action, invited, details: { role } });
  const link = await makeLink(trx, invitation, now);
  await outbox.tell(trx, events.invitationSent, {
    subject: `invitation/${id}`,
    tenantId,
    actor: personId,
    data: {
      invitationId: id,
      email,
      name,
      role,
      tenantName,
      ...(invitedBy && { invitedBy }),
      link,
      expiresAt,
    },
  });
}

/**
 * Invites somebody to the actor's tenant, once per address: a second time changes name and role, and renews what has
 * expired. Whether another tenant knows the address is not told. Throws 403 for a role beyond the actor's own, 400 for
 * an address outside the tenant's domains, and 409 `already-here` or `limit-reached`.
 */
export async function invitePerson(
  work: Work,
  actor: Actor,
  { email, name, role }: InvitePerson,
): Promise<Invitation> {
  const { trx, now } = work;
  demandRole(actor, role);
  const { invitationDays } = await readSettings(trx, actor.tenantId);
  await demandAddress(trx, actor.tenantId, email);
  await demandStranger(trx, actor.tenantId, email);
  const known = await trx
    .selectFrom('invitations')
    .where('tenant_id', '=', actor.tenantId)
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .select(['role', 'name', 'expires_at'])
    .forUpdate()
    .executeTakeFirst();
  // As with someone who has joined: an admin cannot take an operator's role away.
  if (known) demandRole(actor, known.role);
  else await demandRoom(trx, actor.tenantId, 'people');
  const { id } = await trx
    .insertInto('invitations')
    .values({
      id: `inv_${randomUUID()}`,
      tenant_id: actor.tenantId,
      email,
      name,
      role,
      invited_by: actor.personId,
      created_at: new Date(now),
      expires_at: new Date(now + invitationDays * DAY_MS),
    })
    .onConflict((conflict) =>
      conflict.expression(sql`tenant_id, lower(email)`).doUpdateSet({
        name,
        role,
        expires_at: sql`case when invitations.expires_at <= ${new Date(now)}
          then excluded.expires_at else invitations.expires_at end`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const invitation = await findInvitation(trx, actor.tenantId, id, now);
  // The same asked again is no news.
  const isSame = known?.role === role && known.name === name && known.expires_at.getTime() > now;
  if (!isSame) await tellSent(work, actor, known ? 'invitation.changed' : 'invitation.sent', invitation);
  return invitation;
}

/** Begins an invitation's time anew. Throws 404 `no-such-invitation`. */
export async function resendInvitation(work: Work, actor: Actor, id: string): Promise<Invitation> {
  const { trx, now } = work;
  const { role } = await findInvitation(trx, actor.tenantId, id, now);
  demandRole(actor, role);
  const { invitationDays } = await readSettings(trx, actor.tenantId);
  await trx
    .updateTable('invitations')
    .set({ expires_at: new Date(now + invitationDays * DAY_MS) })
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
  const invitation = await findInvitation(trx, actor.tenantId, id, now);
  await tellSent(work, actor, 'invitation.resent', invitation);
  return invitation;
}

/** Takes an invitation back. Throws 404 `no-such-invitation`. */
export async function revokeInvitation({ trx, now }: Work, actor: Actor, id: string): Promise<void> {
  const { tenantId } = actor;
  const invitation = await findInvitation(trx, tenantId, id, now);
  const { role, name, email } = invitation;
  demandRole(actor, role);
  await trx.deleteFrom('invitations').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await note(trx, {
    tenantId,
    at: now,
    actor: actor.personId,
    action: 'invitation.revoked',
    invited: { id, name, email },
    details: { role },
  });
}
