import { randomUUID } from 'node:crypto';
import type { Workspace } from '@ficus/contracts';
import { type ProblemError, problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { type Note, note } from '../audit/note.ts';
import { demandRoom } from '../plans/usage.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';

const UNIQUE_VIOLATION = '23505';

function noSuchWorkspace(): ProblemError {
  return problem(404, 'no-such-workspace', 'There is no such workspace.');
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
    .select(
      sql<number>`(
        select count(*) from workspace_members join memberships using (person_id, tenant_id)
        where workspace_id = workspaces.id and deactivated_at is null
      )`.as('member_count'),
    )
    .orderBy(sql`archived_at is not null`)
    .orderBy(sql`lower(name) collate "und-x-icu"`)
    .orderBy('workspaces.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at.getTime(),
    ...(row.archived_at && { archivedAt: row.archived_at.getTime() }),
    memberCount: row.member_count,
  }));
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

function toNameTaken(error: unknown): unknown {
  if (Reflect.get(Object(error), 'code') !== UNIQUE_VIOLATION) return error;
  return problem(409, 'name-taken', 'Another workspace has this name.', { cause: error });
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
  try {
    await trx.insertInto('workspaces').values({ id, tenant_id: tenantId, name }).execute();
  } catch (error) {
    throw toNameTaken(error);
  }
  const details = { workspace: name, workspaceId: id };
  await note(trx, { tenantId, at: now, actor: actor.personId, action: 'workspace.created', details });
  return findWorkspace(trx, tenantId, id);
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
  try {
    await trx
      .updateTable('workspaces')
      .set('name' in change ? { name: change.name } : { archived_at: archivedAt })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  } catch (error) {
    throw toNameTaken(error);
  }
  const noted = noteOf(before, change);
  if (noted) await note(trx, { tenantId, at: now, actor: actor.personId, ...noted });
  return findWorkspace(trx, tenantId, id);
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
