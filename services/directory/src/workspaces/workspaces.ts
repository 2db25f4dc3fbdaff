import { randomUUID } from 'node:crypto';
import type { Workspace } from '@ficus/contracts';
import { type ProblemError, problem } from '@ficus/service-kit';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { type Note, note } from '../audit/note.ts';
import { demandRoom } from '../plans/usage.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';

const UNIQUE_VIOLATION = '23505';

function noSuchWorkspace(): ProblemError {
  return problem(404, 'no-such-workspace', 'There is no such workspace.');
}

/** Who is in a workspace and active. */
const memberCount = sql<number>`(
  select count(*) from workspace_members join memberships using (person_id, tenant_id)
  where workspace_id = workspaces.id and deactivated_at is null
)`.as('member_count');

function toWorkspace(
  row: Selectable<DirectorySchema['workspaces']> & { readonly member_count: number },
): Workspace {
  const { id, name, created_at, archived_at, member_count } = row;
  return {
    id,
    name,
    createdAt: created_at.getTime(),
    ...(archived_at && { archivedAt: archived_at.getTime() }),
    memberCount: member_count,
  };
}

/** Workspaces of a tenant, by name, archived ones last; with an id, that one alone. */
export async function listWorkspaces(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  id?: string,
): Promise<Workspace[]> {
  let found = db.selectFrom('workspaces').where('workspaces.tenant_id', '=', tenantId);
  if (id !== undefined) found = found.where('workspaces.id', '=', id);
  const rows = await found
    .selectAll()
    .select(memberCount)
    .orderBy(sql`archived_at is not null`)
    .orderBy(sql`lower(name) collate "und-x-icu"`)
    .orderBy('workspaces.id')
    .execute();
  return rows.map(toWorkspace);
}

/** One workspace of a tenant. Throws 404 `no-such-workspace`, the same for another tenant's as for none. */
export async function findWorkspace(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  id: string,
): Promise<Workspace> {
  const [workspace] = await listWorkspaces(db, tenantId, id);
  if (!workspace) throw noSuchWorkspace();
  return workspace;
}

function throwNameTaken(error: unknown): never {
  if (Reflect.get(Object(error), 'code') !== UNIQUE_VIOLATION) throw error;
  throw problem(409, 'name-taken', 'Another workspace has this name.', { cause: error });
}

/** Makes a workspace without members. Throws 409 `name-taken` or `limit-reached`. */
export async function createWorkspace(
  { trx, now }: Work,
  actor: Actor,
  tenantId: string,
  name: string,
): Promise<Workspace> {
  await demandRoom(trx, tenantId, 'workspaces');
  const id = `ws_${randomUUID()}`;
  const made = await trx
    .insertInto('workspaces')
    .values({ id, tenant_id: tenantId, name })
    .returningAll()
    .returning(memberCount)
    .executeTakeFirstOrThrow()
    .catch(throwNameTaken);
  const details = { workspace: name, workspaceId: id };
  await note(trx, { tenantId, at: now, actor: actor.personId, action: 'workspace.created', details });
  return toWorkspace(made);
}

/** What becomes of a workspace. */
export type WorkspaceChange = { readonly name: string } | { readonly isArchived: boolean };

/**
 * Renames, archives or restores a workspace. Throws 404 `no-such-workspace`, and 409 `name-taken`: the name of an
 * archived one may have been given to another.
 */
export async function changeWorkspace(
  { trx, now }: Work,
  actor: Actor,
  tenantId: string,
  id: string,
  change: WorkspaceChange,
): Promise<Workspace> {
  const before = await findWorkspace(trx, tenantId, id);
  if ('isArchived' in change && !change.isArchived && before.archivedAt !== undefined)
    await demandRoom(trx, tenantId, 'workspaces');
  const archivedAt = 'name' in change || !change.isArchived ? null : sql<Date>`coalesce(archived_at, now())`;
  const changed = await trx
    .updateTable('workspaces')
    .set('name' in change ? { name: change.name } : { archived_at: archivedAt })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .returning(memberCount)
    .executeTakeFirst()
    .catch(throwNameTaken);
  if (!changed) throw noSuchWorkspace();
  const noted = noteOf(before, change);
  if (noted) await note(trx, { tenantId, at: now, actor: actor.personId, ...noted });
  return toWorkspace(changed);
}

/** What there is to say of a change; undefined where nothing has changed. */
function noteOf(
  { id, name, archivedAt }: Workspace,
  change: WorkspaceChange,
): Pick<Note, 'action' | 'details'> | undefined {
  if ('name' in change) {
    if (change.name === name) return undefined;
    const details = { workspace: change.name, workspaceId: id, previousName: name };
    return { action: 'workspace.renamed', details };
  }
  if (change.isArchived === (archivedAt !== undefined)) return undefined;
  const details = { workspace: name, workspaceId: id };
  return { action: change.isArchived ? 'workspace.archived' : 'workspace.restored', details };
}
