import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import { note } from '../audit/note.ts';
import { demandStranger } from '../people/addresses.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import type { Work } from '../work.ts';
import type { CreationRow } from './begin-creation.ts';

/**
 * Makes the profile and the membership, and tells that there is a person: from then on there is one wholly, as the welcome
 * is delivered whatever happens. An open invitation to the same address has served its purpose. Throws 404
 * `no-such-tenant`, 409 `already-here`, and the database's refusal of an address that somebody has.
 */
export async function makeProfile({ trx, outbox, now }: Work, row: CreationRow): Promise<void> {
  const { tenant_id: tenantId, person_id: personId, email, name, role, asked_by: actor } = row;
  const tenant = await trx
    .selectFrom('tenants')
    .where('id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .select('name')
    .executeTakeFirst();
  if (!tenant || row.link === null) throw problem(404, 'no-such-tenant', 'There is no such tenant any more.');
  await lockTenant(trx, tenantId);
  await demandStranger(trx, tenantId, email);
  await trx.insertInto('people').values({ id: personId, email, name }).execute();
  await trx
    .insertInto('memberships')
    .values({ person_id: personId, tenant_id: tenantId, role, created_at: new Date(now) })
    .execute();
  await trx
    .deleteFrom('invitations')
    .where('tenant_id', '=', tenantId)
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .execute();
  await note(trx, {
    tenantId,
    at: now,
    actor: row.is_invited ? personId : actor,
    person: personId,
    action: row.is_invited ? 'invitation.accepted' : 'person.created',
    details: { role },
  });
  const subject = `person/${personId}`;
  const person = { personId, email, name, role, tenantName: tenant.name };
  if (row.is_invited)
    await outbox.tell(trx, events.personJoined, { subject, tenantId, actor: personId, data: person });
  else
    await outbox.tell(trx, events.personCreated, {
      subject,
      tenantId,
      actor,
      data: { ...person, link: row.link, linkExpiresAt: row.link_expires_at.getTime() },
    });
  await trx
    .updateTable('person_creations')
    // Told, it is of no more use here.
    .set({ state: 'welcome', link: null, tries: 0, next_at: new Date(now) })
    .where('id', '=', row.id)
    .execute();
}
