import { may, type Tenant, type TenantSettings, tenants, type UpdateTenant } from '@ficus/contracts';
import { decodeCursor, encodeCursor, implement, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import { type Db, rowOf, rowsOf } from './database.ts';
import type { Group } from './group.ts';
import { listInvites } from './invites.ts';
import { tellCompany } from './notices.ts';
import { withDefaults } from './settings.ts';
import { listUsers } from './users.ts';

interface Company {
  readonly id: string;
  readonly name: string;
  readonly created: Date;
  readonly settings: Partial<TenantSettings>;
  readonly version: number;
}

const PAGE = 25;
const ORDER = 'tenants:name:asc';

function toTenant({ id, name, created, settings, version }: Company): Tenant {
  return { id, name, createdAt: created.getTime(), settings: withDefaults(settings), version };
}

/** A tenant within the actor's reach. Throws 404 `no-such-tenant`, the same for another's as for none. */
export async function reach(db: Db, actor: Actor, id: string): Promise<Tenant> {
  const isInReach = id === actor.tenantId || may(actor, 'platform.operate');
  const found = isInReach
    ? await rowOf(db, sql<Company>`select * from companies where id = ${id} and deleted is null`)
    : undefined;
  if (!found) throw problem(404, 'no-such-tenant', 'There is no such tenant.');
  return toTenant(found);
}

async function update(trx: Db, id: string, { name, settings, version }: UpdateTenant): Promise<Tenant> {
  const before = await rowOf(trx, sql<Company>`select * from companies where id = ${id} for update`);
  const after = await rowOf(
    trx,
    sql<Company>`update companies set name = coalesce(${name ?? null}::text, name),
      settings = coalesce(${settings ? JSON.stringify(settings) : null}::jsonb, settings), version = version + 1
      where id = ${id} and version = ${version}::double precision returning *`,
  );
  if (!after) {
    throw problem(409, 'changed-meanwhile', 'Someone changed this tenant meanwhile.', {
      detail: 'Read it again, then make your change again.',
    });
  }
  if (before && before.name !== after.name) await tellCompany(trx, id, before.name, after.name);
  return toTenant(after);
}

async function list(
  db: Db,
  query: { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
) {
  const { search, cursor, limit = PAGE } = query;
  const name = sql`lower(name) collate "und-x-icu"`;
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const matching = pattern ? sql`(name ilike ${pattern} or id ilike ${pattern})` : sql`true`;
  const found = sql`deleted is null and ${matching}`;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ORDER, ['name', 'id']);
  const beyond = after ? sql`(${name}, id) > (${after.name}, ${after.id})` : sql`true`;
  const rows = await rowsOf(
    db,
    sql<{ id: string; name: string; created: Date; key: string; people: number; teams: number }>`
      select id, name, created, ${name} as key,
        (select count(*) from company_users where company_id = c.id and blocked is null) as people,
        (select count(*) from teams where company_id = c.id and archived is null) as teams
      from companies c where ${found} and ${beyond} order by ${name}, id limit ${limit + 1}`,
  );
  const counted = await rowOf(
    db,
    sql<{ total: number }>`select count(*) as total from companies where ${found}`,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    tenants: rows.slice(0, limit).map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created.getTime(),
      peopleCount: row.people,
      workspaceCount: row.teams,
    })),
    total: counted?.total ?? 0,
    ...(last && { nextCursor: encodeCursor(ORDER, [last.key, last.id]) }),
  };
}

/** Tenants within the caller's reach, with those who belong to them. */
export function serveTenants({ app, db, guard, once, now }: Group): void {
  implement(app, tenants.list, ({ query }) => list(db, query), { verifier: guard(tenants.list) });
  implement(app, tenants.get, ({ params, caller }) => reach(db, caller, params.id), {
    verifier: guard(tenants.get),
  });
  implement(
    app,
    tenants.update,
    async ({ params, body, caller, request, reply }) => {
      const { id } = await reach(db, caller, params.id);
      const call = { route: tenants.update, whose: caller, input: { id, body }, request, reply };
      return once(call, (trx) => update(trx, id, body));
    },
    { verifier: guard(tenants.update) },
  );
  implement(
    app,
    tenants.members,
    async ({ params, query, caller }) => listUsers(db, (await reach(db, caller, params.id)).id, query),
    { verifier: guard(tenants.members) },
  );
  implement(
    app,
    tenants.invitations,
    async ({ params, caller }) => ({
      invitations: await listInvites(db, (await reach(db, caller, params.id)).id, now()),
    }),
    { verifier: guard(tenants.invitations) },
  );
}
