import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import { type Actor, demandRole } from '../actor.ts';
import { note } from '../audit/note.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import type { Work } from '../work.ts';
import { demandManager, isActiveAnywhere } from './change-membership.ts';
import { noSuchPerson } from './everyone.ts';

/**
 * Takes a person out of the actor's tenant, with their places in its workspaces. Who they are, and what they are
 * elsewhere, stays; they can be invited again. Throws 404 `no-such-person`, 403 for a role beyond the actor's own, 409
 * `own-account`, and 409 `last-admin` when nobody would be left to manage the tenant.
 */
export async function removePerson(
  { trx, outbox, now }: Work,
  actor: Actor,
  personId: string,
): Promise<void> {
  const { tenantId } = actor;
  await lockTenant(trx, tenantId);
  const membership = await trx
    .selectFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .select(['role', 'deactivated_at'])
    .executeTakeFirst();
  if (!membership) throw noSuchPerson();
  demandRole(actor, membership.role);
  if (personId === actor.personId) {
    throw problem(409, 'own-account', 'Nobody can remove themselves.', {
      detail: 'Ask another admin to do it.',
    });
  }
  await trx
    .deleteFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
  await demandManager(trx, tenantId);
  const { role } = membership;
  await note(trx, {
    tenantId,
    at: now,
    actor: actor.personId,
    person: personId,
    action: 'person.removed',
    details: { role },
  });
  // Who is removed may not act any more: their sessions end alike. Of who was deactivated it has been told.
  if (membership.deactivated_at !== null) return;
  await outbox.tell(trx, events.personDeactivated, {
    subject: `person/${personId}`,
    tenantId,
    actor: actor.personId,
    data: { personId, isActiveElsewhere: await isActiveAnywhere(trx, personId) },
  });
}
