import { randomUUID } from 'node:crypto';
import { type PersonSummary, type Workspace, workspaces } from '@ficus/contracts';
import { implement, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import { type Db, rowOf, rowsOf } from './database.ts';
import type { Group } from './group.ts';
import { reach } from './tenants.ts';

interface Team {
  readonly id: string;
  readonly name: string;
  readonly created: Date;
  readonly archived: Date | null;
  readonly members: number;
}

const UNIQUE_VIOLATION = '23505';

/** Workspaces of a tenant, by name, archived ones last; with an id, that one alone. */
async function list(db: Db, tenantId: string, id?: string): Promise<Workspace[]> {
  const one = id === undefined ? sql`true` : sql`t.id = ${id}`;
  const rows = await rowsOf(
    db,
    sql<Team>`select t.*, (
        select count(*) from team_users tu join company_users cu using (user_id, company_id)
        where tu.team_id = t.id and cu.blocked is null
      ) as members
      from teams t where t.company_id = ${tenantId} and ${one}
      order by archived is not null, lower(name) collate "und-x-icu", t.id`,
  );
  return rows.map(({ id: itsId, name, created, archived, members }) => ({
    id: itsId,
    name,
    createdAt: created.getTime(),
    ...(archived && { archivedAt: archived.getTime() }),
    memberCount: members,
  }));
}

async function find(db: Db, tenantId: string, id: string): Promise<Workspace> {
  const [found] = await list(db, tenantId, id);
  if (!found) throw problem(404, 'no-such-workspace', 'There is no such workspace.');
  return found;
}

/** Changes the table of workspaces. Throws 409 `name-taken`. */
async function write(db: Db, change: ReturnType<typeof sql>): Promise<void> {
  try {
    await change.execute(db);
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== UNIQUE_VIOLATION) throw error;
    throw problem(409, 'name-taken', 'Another workspace has this name.', { cause: error });
  }
}

interface Place {
  readonly tenantId: string;
  readonly teamId: string;
}

async function members(db: Db, { tenantId, teamId }: Place): Promise<PersonSummary[]> {
  const rows = await rowsOf(
    db,
    sql<Pick<PersonSummary, 'id' | 'email' | 'name' | 'role'> & { created: Date }>`
      select u.id, u.email, u.name, cu.role, cu.created from team_users tu
      join company_users cu using (company_id, user_id) join users u on u.id = tu.user_id
      where tu.team_id = ${teamId} and tu.company_id = ${tenantId} and cu.blocked is null
      order by lower(u.name) collate "und-x-icu", u.id`,
  );
  return rows.map(({ id, email, name, role, created }) => ({
    id,
    email,
    name,
    role,
    status: 'active',
    joinedAt: created.getTime(),
  }));
}

async function demandPerson(db: Db, tenantId: string, personId: string): Promise<{ blocked: Date | null }> {
  const found = await rowOf(
    db,
    sql<{ blocked: Date | null }>`select blocked from company_users
      where company_id = ${tenantId} and user_id = ${personId}`,
  );
  if (!found) throw problem(404, 'no-such-person', 'There is no such person.');
  return found;
}

/** Workspaces of a tenant within the caller's reach, and who is in them. */
export function serveTeams({ app, db, guard, once }: Group): void {
  const tenantOf = async (caller: Actor, id: string) => (await reach(db, caller, id)).id;
  const placeOf = async (caller: Actor, params: { readonly id: string; readonly workspaceId: string }) => {
    const tenantId = await tenantOf(caller, params.id);
    return { tenantId, teamId: (await find(db, tenantId, params.workspaceId)).id };
  };
  implement(
    app,
    workspaces.list,
    async ({ params, caller }) => ({ workspaces: await list(db, await tenantOf(caller, params.id)) }),
    { verifier: guard(workspaces.list) },
  );
  implement(
    app,
    workspaces.create,
    async ({ params, body, caller, request, reply }) => {
      const tenantId = await tenantOf(caller, params.id);
      const call = { route: workspaces.create, whose: caller, input: { tenantId, body }, request, reply };
      return once(call, async (trx) => {
        const id = `ws_${randomUUID()}`;
        await write(
          trx,
          sql`insert into teams (id, company_id, name) values (${id}, ${tenantId}, ${body.name})`,
        );
        return find(trx, tenantId, id);
      });
    },
    { verifier: guard(workspaces.create) },
  );
  const change = async (
    caller: Actor,
    params: { readonly id: string; readonly workspaceId: string },
    set: ReturnType<typeof sql>,
  ) => {
    const tenantId = await tenantOf(caller, params.id);
    await write(
      db,
      sql`update teams set ${set} where company_id = ${tenantId} and id = ${params.workspaceId}`,
    );
    return find(db, tenantId, params.workspaceId);
  };
  implement(
    app,
    workspaces.rename,
    ({ params, body, caller }) => change(caller, params, sql`name = ${body.name}`),
    {
      verifier: guard(workspaces.rename),
    },
  );
  implement(
    app,
    workspaces.archive,
    ({ params, caller }) => change(caller, params, sql`archived = coalesce(archived, now())`),
    { verifier: guard(workspaces.archive) },
  );
  implement(app, workspaces.restore, ({ params, caller }) => change(caller, params, sql`archived = null`), {
    verifier: guard(workspaces.restore),
  });
  implement(
    app,
    workspaces.members,
    async ({ params, caller }) => ({ members: await members(db, await placeOf(caller, params)) }),
    { verifier: guard(workspaces.members) },
  );
  implement(
    app,
    workspaces.addMember,
    async ({ params, caller }) => {
      const { tenantId, teamId } = await placeOf(caller, params);
      const { blocked } = await demandPerson(db, tenantId, params.personId);
      if (blocked) throw problem(409, 'deactivated', 'This person is deactivated: reactivate them first.');
      await sql`insert into team_users (team_id, company_id, user_id)
        values (${teamId}, ${tenantId}, ${params.personId}) on conflict do nothing`.execute(db);
    },
    { verifier: guard(workspaces.addMember) },
  );
  implement(
    app,
    workspaces.removeMember,
    async ({ params, caller }) => {
      const { tenantId, teamId } = await placeOf(caller, params);
      await demandPerson(db, tenantId, params.personId);
      await sql`delete from team_users where team_id = ${teamId} and company_id = ${tenantId}
        and user_id = ${params.personId}`.execute(db);
    },
    { verifier: guard(workspaces.removeMember) },
  );
}
