import { type PersonSummary, ROLE_PERMISSIONS, Role } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import type { Kysely, Transaction } from 'kysely';
import { type Actor, demandRole } from '../actor.ts';
import { note } from '../audit/note.ts';
import { demandRoom } from '../plans/usage.ts';
import type { DirectorySchema } from '../schema.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import type { Work } from '../work.ts';
import { findPerson, noSuchPerson } from './everyone.ts';

/** What becomes of a person's membership. */
export type MembershipChange = { readonly role: Role } | { readonly isActive: boolean };

const MANAGERS = Role.options.filter((role) => ROLE_PERMISSIONS[role].includes('people.manage'));

/** Throws 409 `last-admin` where nobody is left to manage the tenant. */
export async function demandManager(db: Kysely<DirectorySchema>, tenantId: string): Promise<void> {
  const manager = await db
    .selectFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('role', 'in', MANAGERS)
    .where('deactivated_at', 'is', null)
    .select('person_id')
    .executeTakeFirst();
  if (manager) return;
  throw problem(409, 'last-admin', 'A tenant keeps at least one active admin.', {
    detail: 'This is the last active admin: make somebody else one first.',
  });
}

/**
 * Changes the role of a person of the actor's tenant, or whether they may act, and answers with the person as they are
 * then. Throws 404 `no-such-person`, 403 for a role beyond the actor's own, 409 `own-account` for one's own
 * deactivation, `last-admin` when nobody would be left to manage the tenant, and `limit-reached`.
 */
export async function changeMembership(
  { trx, outbox, now }: Work,
  actor: Actor,
  personId: string,
  change: MembershipChange,
): Promise<PersonSummary> {
  const { tenantId } = actor;
  const { name: tenantName } = await lockTenant(trx, tenantId);
  const membership = await trx
    .selectFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .select(['role', 'deactivated_at'])
    .executeTakeFirst();
  if (!membership) throw noSuchPerson();
  demandRole(actor, membership.role);
  if ('role' in change) demandRole(actor, change.role);
  else if (!change.isActive && personId === actor.personId) {
    throw problem(409, 'own-account', 'Nobody can deactivate themselves.', {
      detail: 'Ask another admin to do it.',
    });
  }
  if ('isActive' in change && change.isActive && membership.deactivated_at !== null)
    await demandRoom(trx, tenantId, 'people');
  const deactivatedAt = membership.deactivated_at ?? new Date();
  await trx
    .updateTable('memberships')
    .set('role' in change ? change : { deactivated_at: change.isActive ? null : deactivatedAt })
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
  await demandManager(trx, tenantId);
  const person = await findPerson(trx, tenantId, personId);
  const isActive = membership.deactivated_at === null;
  const told = { subject: `person/${personId}`, tenantId, actor: actor.personId };
  const noted = { tenantId, at: now, actor: actor.personId, person: personId };
  if ('role' in change) {
    const { role: previousRole } = membership;
    if (change.role !== previousRole) {
      const { role } = change;
      await note(trx, { ...noted, action: 'person.role-changed', details: { role, previousRole } });
      const data = { personId, role, previousRole, email: person.email, tenantName };
      await outbox.tell(trx, events.personRoleChanged, { ...told, data });
    }
  } else if (isActive && !change.isActive) {
    await note(trx, { ...noted, action: 'person.deactivated' });
    const data = { personId, isActiveElsewhere: await isActiveAnywhere(trx, personId) };
    await outbox.tell(trx, events.personDeactivated, { ...told, data });
  } else if (!isActive && change.isActive) {
    await note(trx, { ...noted, action: 'person.reactivated' });
    await outbox.tell(trx, events.personReactivated, { ...told, data: { personId } });
  }
  return person;
}

/** Whether somebody may act in any tenant. */
export async function isActiveAnywhere(db: Transaction<DirectorySchema>, personId: string): Promise<boolean> {
  const active = await db
    .selectFrom('memberships')
    .innerJoin('tenants', 'tenants.id', 'memberships.tenant_id')
    .where('person_id', '=', personId)
    .where('deactivated_at', 'is', null)
    .where('deleted_at', 'is', null)
    .select('person_id')
    .executeTakeFirst();
  return active !== undefined;
}
