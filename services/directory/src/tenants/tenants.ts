import { may, type Tenant, type TenantSettings, type UpdateTenant } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { note } from '../audit/note.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';
import { withDefaults } from './settings.ts';

function toTenant(row: Selectable<DirectorySchema['tenants']>): Tenant {
  const { id, name, created_at, settings, version } = row;
  return { id, name, createdAt: created_at.getTime(), settings: withDefaults(settings), version };
}

/**
 * A tenant within the actor's reach: their own, for an operator any. Throws 404 `no-such-tenant`, the same for
 * another's tenant as for none: who else is a customer is nobody's business. One that was deleted is out of reach,
 * unless `alsoDeleted`.
 */
export async function reachTenant(
  db: Kysely<DirectorySchema>,
  actor: Actor,
  id: string,
  { alsoDeleted = false }: { readonly alsoDeleted?: boolean } = {},
): Promise<Tenant> {
  const isInReach = id === actor.tenantId || may(actor, 'platform.operate');
  const row = isInReach
    ? await db.selectFrom('tenants').where('id', '=', id).selectAll().executeTakeFirst()
    : undefined;
  if (!row || (row.deleted_at && !alsoDeleted))
    throw problem(404, 'no-such-tenant', 'There is no such tenant.');
  return toTenant(row);
}

/** The id of a tenant within the actor's reach, as `reachTenant`; of their own, the guard has just read that it is there. */
export async function reachTenantId(db: Kysely<DirectorySchema>, actor: Actor, id: string): Promise<string> {
  return id === actor.tenantId ? id : (await reachTenant(db, actor, id)).id;
}

/** Changes a tenant that exists. Throws 409 `changed-meanwhile` when the change was made upon an older version. */
export async function updateTenant(
  { trx, outbox, now }: Work,
  actor: Actor,
  id: string,
  { name, settings, version }: UpdateTenant,
): Promise<Tenant> {
  const before = await trx
    .selectFrom('tenants')
    .where('id', '=', id)
    .select(['name', 'settings'])
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
  const noted = { tenantId: id, at: now, actor: actor.personId };
  const changes = before ? settingsChanges(withDefaults(before.settings), withDefaults(row.settings)) : {};
  if (Object.keys(changes).length > 0)
    await note(trx, { ...noted, action: 'tenant.settings-changed', details: changes });
  if (before && before.name !== row.name) {
    await note(trx, {
      ...noted,
      action: 'tenant.renamed',
      details: { name: row.name, previousName: before.name },
    });
    await outbox.tell(trx, events.tenantRenamed, {
      subject: `tenant/${id}`,
      tenantId: id,
      actor: actor.personId,
      data: { name: row.name, previousName: before.name, people: await activePeople(trx, id) },
    });
  }
  return toTenant(row);
}

/** What of the settings is another than before, as words. */
function settingsChanges(before: TenantSettings, after: TenantSettings): Record<string, string> {
  const words = ({ invitationDays, emailDomains }: TenantSettings) => ({
    invitationDays: String(invitationDays),
    emailDomains: emailDomains.join(', ') || 'any',
  });
  const [old, now] = [words(before), words(after)];
  const names = ['invitationDays', 'emailDomains'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (old[name] === now[name] ? [] : [[name, `${old[name]} → ${now[name]}`]])),
  );
}

/** The people who may act in a tenant, as far as it is in use. */
export function activePeople(db: Kysely<DirectorySchema>, tenantId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('tenant_id', '=', tenantId)
    .where('deactivated_at', 'is', null)
    .select(['people.id', 'people.email'])
    .orderBy('people.id')
    .execute();
}
