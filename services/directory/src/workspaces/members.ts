import type { PersonSummary } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { note } from '../audit/note.ts';
import { everyoneOf, noSuchPerson, toPerson } from '../people/everyone.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';

/** Where somebody is or will be a member. */
export interface Place {
  readonly tenantId: string;
  readonly workspaceId: string;
  /** What the workspace is called. */
  readonly name: string;
}

/** The active members of a workspace, by name. */
export async function listMembers(db: Kysely<DirectorySchema>, place: Place): Promise<PersonSummary[]> {
  const rows = await everyoneOf(db, place.tenantId)
    .innerJoin('workspace_members', 'workspace_members.person_id', 'everyone.id')
    .where('workspace_members.workspace_id', '=', place.workspaceId)
    .where('workspace_members.tenant_id', '=', place.tenantId)
    .where('everyone.status', '=', 'active')
    .selectAll('everyone')
    .orderBy(sql`lower(everyone.name) collate "und-x-icu"`)
    .orderBy('everyone.id')
    .execute();
  return rows.map(toPerson);
}

async function demandMembership(db: Kysely<DirectorySchema>, tenantId: string, personId: string) {
  const membership = await db
    .selectFrom('memberships')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .select('deactivated_at')
    .executeTakeFirst();
  if (!membership) throw noSuchPerson();
  return membership;
}

/** Adds a person of the tenant; adding them again does nothing. Throws 404 `no-such-person`, 409 `deactivated`. */
export async function addMember(work: Work, actor: Actor, place: Place, personId: string): Promise<void> {
  const { trx } = work;
  const { deactivated_at } = await demandMembership(trx, place.tenantId, personId);
  if (deactivated_at) throw problem(409, 'deactivated', 'This person is deactivated: reactivate them first.');
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('workspace_members')
    .values({ workspace_id: place.workspaceId, tenant_id: place.tenantId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) await noteMember(work, actor, place, personId, 'workspace.member-added');
}

/** Removes a person of the tenant from the workspace, where they are in it. Throws 404 `no-such-person`. */
export async function removeMember(work: Work, actor: Actor, place: Place, personId: string): Promise<void> {
  const { trx } = work;
  await demandMembership(trx, place.tenantId, personId);
  const { numDeletedRows } = await trx
    .deleteFrom('workspace_members')
    .where('workspace_id', '=', place.workspaceId)
    .where('tenant_id', '=', place.tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows) await noteMember(work, actor, place, personId, 'workspace.member-removed');
}

function noteMember(
  { trx, now }: Work,
  actor: Actor,
  { tenantId, workspaceId, name }: Place,
  person: string,
  action: 'workspace.member-added' | 'workspace.member-removed',
): Promise<void> {
  const details = { workspace: name, workspaceId };
  return note(trx, { tenantId, at: now, actor: actor.personId, person, action, details });
}
