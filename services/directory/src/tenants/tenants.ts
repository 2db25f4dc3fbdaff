import { may, type Tenant, type UpdateTenant } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { type Outbox, problem } from '@ficus/service-kit';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Actor } from '../actor.ts';
import type { DirectorySchema } from '../schema.ts';
import { withDefaults } from './settings.ts';

function toTenant(row: Selectable<DirectorySchema['tenants']>): Tenant {
  const { id, name, created_at, settings, version } = row;
  return { id, name, createdAt: created_at.getTime(), settings: withDefaults(settings), version };
}

/**
 * A tenant within the actor's reach: their own, for an operator any. Throws 404 `no-such-tenant`, the same for
 * another's tenant as for none: who else is a customer is nobody's business.
 */
export async function reachTenant(db: Kysely<DirectorySchema>, actor: Actor, id: string): Promise<Tenant> {
  const isInReach = id === actor.tenantId || may(actor, 'platform.operate');
  const row = isInReach
    ? await db.selectFrom('tenants').where('id', '=', id).selectAll().executeTakeFirst()
    : undefined;
  if (!row) throw problem(404, 'no-such-tenant', 'There is no such tenant.');
  return toTenant(row);
}

/** A transaction, and where it is written down what happens in it. */
export interface Telling {
  readonly trx: Transaction<DirectorySchema>;
  readonly outbox: Outbox;
}

/** Changes a tenant that exists. Throws 409 `changed-meanwhile` when the change was made upon an older version. */
export async function updateTenant(
  { trx, outbox }: Telling,
  actor: Actor,
  id: string,
  { name, settings, version }: UpdateTenant,
): Promise<Tenant> {
  const before = await trx
    .selectFrom('tenants')
    .where('id', '=', id)
    .select('name')
    .forUpdate()
    .executeTakeFirst();
  const row = await trx
    .updateTable('tenants')
    .set({
      ...(name !== undefined && { name }),
      ...(settings && { settings: JSON.stringify(settings) }),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    // Compared as a number of any size: what is sent need not fit into an integer.
    .where(sql<boolean>`version = ${version}::double precision`)
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    throw problem(409, 'changed-meanwhile', 'Someone changed this tenant meanwhile.', {
      detail: 'Read it again, then make your change again.',
    });
  }
  if (before && before.name !== row.name) {
    await outbox.tell(trx, events.tenantRenamed, {
      subject: `tenant/${id}`,
      tenantId: id,
      actor: actor.personId,
      data: { name: row.name, previousName: before.name, people: await activePeople(trx, id) },
    });
  }
  return toTenant(row);
}

function activePeople(db: Kysely<DirectorySchema>, tenantId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('tenant_id', '=', tenantId)
    .where('deactivated_at', 'is', null)
    .select(['people.id', 'people.email'])
    .orderBy('people.id')
    .execute();
}
