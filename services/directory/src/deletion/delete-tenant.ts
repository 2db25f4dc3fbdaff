import { ROLE_PERMISSIONS, Role, type Tenant } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { Actor } from '../actor.ts';
import { note } from '../audit/note.ts';
import { isActiveAnywhere } from '../people/change-membership.ts';
import type { DirectorySchema } from '../schema.ts';
import { activePeople } from '../tenants/tenants.ts';
import type { Work } from '../work.ts';
import { keptUntil, listDeleted } from './deleted-tenants.ts';

const OPERATORS = Role.options.filter((role) => ROLE_PERMISSIONS[role].includes('platform.operate'));

/** Whoever could bring a tenant back must not be shut out by deleting their own. */
async function demandNoOperators(trx: Transaction<DirectorySchema>, tenantId: string): Promise<void> {
  const operator = await trx
    .selectFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('role', 'in', OPERATORS)
    .where('deactivated_at', 'is', null)
    .select('person_id')
    .executeTakeFirst();
  if (!operator) return;
  throw problem(409, 'operators-tenant', 'A tenant in which operators act stays.', {
    detail: 'Nobody else could bring it back. Give its operators another role first.',
  });
}

/**
 * Deletes a tenant: nobody acts in it any more, and its open invitations are void, for good. All else stays for 30 days,
 * so that it can be brought back. Throws 400 where the name that was typed is another one, and 409 `operators-tenant`.
 */
export async function deleteTenant(
  { trx, outbox, now }: Work,
  actor: Actor,
  { id, name }: Pick<Tenant, 'id' | 'name'>,
  typed: string,
): Promise<void> {
  if (typed.trim() !== name) {
    const fields = [{ path: 'name', message: `Type ${name}, the name of the tenant` }];
    throw problem(400, 'invalid-input', 'The request is not what this route takes.', { fields });
  }
  await demandNoOperators(trx, id);
  const deletedAt = new Date(now);
  const deleted = await trx
    .updateTable('tenants')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  // Somebody else was faster.
  if (!deleted) return;
  await trx.deleteFrom('invitations').where('tenant_id', '=', id).execute();
  const people = [];
  for (const person of await activePeople(trx, id))
    people.push({ ...person, isActiveElsewhere: await isActiveAnywhere(trx, person.id) });
  await note(trx, {
    tenantId: id,
    at: now,
    actor: actor.personId,
    action: 'tenant.deleted',
    details: { name },
  });
  await outbox.tell(trx, events.tenantDeleted, {
    subject: `tenant/${id}`,
    tenantId: id,
    actor: actor.personId,
    data: { name, keptUntil: keptUntil(deletedAt), people },
  });
}

/** Brings a deleted tenant back; for one in use it does nothing. Throws 404 `no-such-tenant` for one that is gone. */
export async function restoreTenant({ trx, outbox, now }: Work, actor: Actor, id: string): Promise<void> {
  const [deleted] = await listDeleted(trx, now, id);
  if (!deleted) {
    const tenant = await trx
      .selectFrom('tenants')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .select('id')
      .executeTakeFirst();
    if (tenant) return;
    throw problem(404, 'no-such-tenant', 'There is no such tenant.');
  }
  const { name } = deleted;
  await trx.updateTable('tenants').set({ deleted_at: null }).where('id', '=', id).execute();
  await note(trx, {
    tenantId: id,
    at: now,
    actor: actor.personId,
    action: 'tenant.restored',
    details: { name },
  });
  await outbox.tell(trx, events.tenantRestored, {
    subject: `tenant/${id}`,
    tenantId: id,
    actor: actor.personId,
    data: { name, people: await activePeople(trx, id) },
  });
}
