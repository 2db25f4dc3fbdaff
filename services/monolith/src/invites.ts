import { randomUUID } from 'node:crypto';
import { type Invitation, type InvitePerson, invitations, type Role } from '@ficus/contracts';
import { implement, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import { type Actor, demandRole } from './actor.ts';
import { type Db, rowOf, rowsOf } from './database.ts';
import type { Group } from './group.ts';
import { settingsOf } from './settings.ts';

const DAY_MS = 24 * 60 * 60_000;

interface Invite {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly created: Date;
  readonly expires: Date;
  readonly inviter: string | null;
}

/** Invitations of a tenant, newest first; with an id, that one alone. */
export async function listInvites(db: Db, tenantId: string, now: number, id?: string): Promise<Invitation[]> {
  const one = id === undefined ? sql`true` : sql`i.id = ${id}`;
  const rows = await rowsOf(
    db,
    sql<Invite>`select i.*, u.name as inviter from invites i left join users u on u.id = i.invited_by
      where i.company_id = ${tenantId} and ${one} order by i.created desc, i.id`,
  );
  return rows.map(({ id: itsId, email, name, role, created, expires, inviter }) => ({
    id: itsId,
    email,
    name,
    role,
    ...(inviter !== null && { invitedBy: inviter }),
    createdAt: created.getTime(),
    expiresAt: expires.getTime(),
    isExpired: expires.getTime() <= now,
  }));
}

async function find(db: Db, tenantId: string, id: string, now: number): Promise<Invitation> {
  const [found] = await listInvites(db, tenantId, now, id);
  if (!found) throw problem(404, 'no-such-invitation', 'There is no such invitation.');
  return found;
}

/** Invites, once an address. Throws as the contracts say. */
export async function invite(db: Db, actor: Actor, input: InvitePerson, now: number): Promise<Invitation> {
  const { email, name, role } = input;
  const { tenantId } = actor;
  demandRole(actor, role);
  const { invitationDays, emailDomains } = await settingsOf(db, tenantId);
  if (emailDomains.length > 0 && !emailDomains.includes(email.slice(email.lastIndexOf('@') + 1))) {
    const fields = [{ path: 'email', message: `Must be an address at ${emailDomains.join(' or ')}` }];
    throw problem(400, 'invalid-input', 'The request is not what this route takes.', { fields });
  }
  return db.transaction().execute(async (trx) => {
    const member = await rowOf(
      trx,
      sql<{ blocked: Date | null }>`select cu.blocked from company_users cu join users u on u.id = cu.user_id
        where cu.company_id = ${tenantId} and lower(u.email) = lower(${email})`,
    );
    if (member) {
      throw problem(409, 'already-here', 'This person has joined already.', {
        detail: member.blocked
          ? `${email} is deactivated: reactivate them instead.`
          : `${email} is a member.`,
      });
    }
    const known = await rowOf(
      trx,
      sql<{ role: Role }>`select role from invites
        where company_id = ${tenantId} and lower(email) = lower(${email}) for update`,
    );
    if (known) demandRole(actor, known.role);
    const expires = new Date(now + invitationDays * DAY_MS);
    const made = await rowOf(
      trx,
      sql<{
        id: string;
      }>`insert into invites (id, company_id, email, name, role, invited_by, created, expires)
        values (${`inv_${randomUUID()}`}, ${tenantId}, ${email}, ${name}, ${role}, ${actor.personId},
          ${new Date(now)}, ${expires})
        on conflict (company_id, lower(email)) do update set name = excluded.name, role = excluded.role,
          expires = case when invites.expires <= ${new Date(now)} then excluded.expires else invites.expires end
        returning id`,
    );
    return find(trx, tenantId, made?.id ?? '', now);
  });
}

/** Open invitations of the caller's own tenant. */
export function serveInvites({ app, db, guard, now }: Group): void {
  const demand = async (actor: Actor, id: string) =>
    demandRole(actor, (await find(db, actor.tenantId, id, now())).role);
  implement(
    app,
    invitations.resend,
    async ({ params, caller }) => {
      await demand(caller, params.id);
      const { invitationDays } = await settingsOf(db, caller.tenantId);
      await sql`update invites set expires = ${new Date(now() + invitationDays * DAY_MS)}
        where company_id = ${caller.tenantId} and id = ${params.id}`.execute(db);
      return find(db, caller.tenantId, params.id, now());
    },
    { verifier: guard(invitations.resend) },
  );
  implement(
    app,
    invitations.revoke,
    async ({ params, caller }) => {
      await demand(caller, params.id);
      await sql`delete from invites where company_id = ${caller.tenantId} and id = ${params.id}`.execute(db);
    },
    { verifier: guard(invitations.revoke) },
  );
}
