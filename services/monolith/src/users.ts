import {
  type PeoplePage,
  type PeopleQuery,
  type PersonSummary,
  people,
  ROLE_PERMISSIONS,
  Role,
} from '@ficus/contracts';
import { decodeCursor, encodeCursor, implement, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import { type Actor, demandRole } from './actor.ts';
import { type Db, rowOf, rowsOf } from './database.ts';
import type { Group } from './group.ts';
import { invite } from './invites.ts';
import { tellRole } from './notices.ts';

const PAGE = 25;

interface Entry extends Omit<PersonSummary, 'joinedAt' | 'expiresAt'> {
  readonly joined: Date;
  readonly expires: Date | null;
}

/** All who belong to a tenant or are invited to it, as a table to select from. */
const everyone = (tenantId: string) => sql`(
  select u.id, u.email, u.name, cu.role, case when cu.blocked is null then 'active' else 'deactivated' end as status,
    cu.created as joined, null::timestamptz as expires
  from company_users cu join users u on u.id = cu.user_id where cu.company_id = ${tenantId}
  union all
  select id, email, name, role, 'invited', created, expires from invites where company_id = ${tenantId}
) as everyone`;

function toPerson({ joined, expires, id, email, name, role, status }: Entry): PersonSummary {
  return {
    id,
    email,
    name,
    role,
    status,
    joinedAt: joined.getTime(),
    ...(expires && { expiresAt: expires.getTime() }),
  };
}

function noSuchPerson() {
  return problem(404, 'no-such-person', 'There is no such person.');
}

async function find(db: Db, tenantId: string, id: string): Promise<PersonSummary> {
  const found = await rowOf(db, sql<Entry>`select * from ${everyone(tenantId)} where id = ${id}`);
  if (!found) throw noSuchPerson();
  return toPerson(found);
}

const KEYS = {
  name: sql`lower(name)`,
  email: sql`lower(email)`,
  role: sql`role`,
  joined: sql`to_char(joined at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
} as const;

/** A page of a tenant's people, found by the sort keys of the last entry before it. */
export async function listUsers(db: Db, tenantId: string, query: PeopleQuery): Promise<PeoplePage> {
  const { search, role, status, sort = 'name', order = 'asc', cursor, limit = PAGE } = query;
  const listOrder = `people:${sort}:${order}`;
  const key = sql`${KEYS[sort]} collate "und-x-icu"`;
  const name = sql`lower(name) collate "und-x-icu"`;
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const found = sql.join(
    [
      sql`true`,
      ...(role ? [sql`role = ${role}`] : []),
      ...(status ? [sql`status = ${status}`] : []),
      ...(pattern ? [sql`(name ilike ${pattern} or email ilike ${pattern})`] : []),
    ],
    sql` and `,
  );
  const after = cursor === undefined ? undefined : decodeCursor(cursor, listOrder, ['key', 'name', 'id']);
  const beyond = sql.raw(order === 'asc' ? '>' : '<');
  const paged = after
    ? sql`(${key}, ${name}, id) ${beyond} (${after.key}, ${after.name}, ${after.id})`
    : sql`true`;
  const way = sql.raw(order);
  const rows = await rowsOf(
    db,
    sql<Entry & { key: string; name_key: string }>`select *, ${key} as key, ${name} as name_key
      from ${everyone(tenantId)} where ${found} and ${paged}
      order by ${key} ${way}, ${name} ${way}, id ${way} limit ${limit + 1}`,
  );
  const counted = await rowOf(
    db,
    sql<{ total: number }>`select count(*) as total from ${everyone(tenantId)} where ${found}`,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    people: rows.slice(0, limit).map(toPerson),
    total: counted?.total ?? 0,
    ...(last && { nextCursor: encodeCursor(listOrder, [last.key, last.name_key, last.id]) }),
  };
}

const MANAGERS = Role.options.filter((role) => ROLE_PERMISSIONS[role].includes('people.manage'));

async function change(
  db: Db,
  actor: Actor,
  personId: string,
  wanted: { readonly role: Role } | { readonly isActive: boolean },
): Promise<PersonSummary> {
  const { tenantId } = actor;
  return db.transaction().execute(async (trx) => {
    // One change of a tenant at a time: two admins could each make the other the last one.
    await sql`select from companies where id = ${tenantId} for update`.execute(trx);
    const before = await rowOf(
      trx,
      sql<{ role: Role; blocked: Date | null }>`select role, blocked from company_users
        where company_id = ${tenantId} and user_id = ${personId}`,
    );
    if (!before) throw noSuchPerson();
    demandRole(actor, before.role);
    if ('role' in wanted) demandRole(actor, wanted.role);
    else if (!wanted.isActive && personId === actor.personId) {
      throw problem(409, 'own-account', 'Nobody can deactivate themselves.', {
        detail: 'Ask another admin to do it.',
      });
    }
    const set =
      'role' in wanted
        ? sql`role = ${wanted.role}`
        : wanted.isActive
          ? sql`blocked = null`
          : sql`blocked = coalesce(blocked, date_trunc('milliseconds', now()))`;
    await sql`update company_users set ${set} where company_id = ${tenantId} and user_id = ${personId}`.execute(
      trx,
    );
    const manager = await rowOf(
      trx,
      sql`select from company_users where company_id = ${tenantId} and blocked is null
        and role in (${sql.join(MANAGERS)}) limit 1`,
    );
    if (!manager) {
      throw problem(409, 'last-admin', 'A tenant keeps at least one active admin.', {
        detail: 'This is the last active admin: make somebody else one first.',
      });
    }
    if ('role' in wanted && wanted.role !== before.role) await tellRole(trx, tenantId, personId, wanted.role);
    return find(trx, tenantId, personId);
  });
}

/** People of the caller's own tenant. */
export function serveUsers({ app, db, guard, now }: Group): void {
  implement(app, people.list, ({ query, caller }) => listUsers(db, caller.tenantId, query), {
    verifier: guard(people.list),
  });
  implement(
    app,
    people.get,
    async ({ params, caller }) => ({
      ...(await find(db, caller.tenantId, params.id)),
      workspaces: await rowsOf(
        db,
        sql<{
          id: string;
          name: string;
        }>`select t.id, t.name from team_users tu join teams t on t.id = tu.team_id
          where tu.company_id = ${caller.tenantId} and tu.user_id = ${params.id} and t.archived is null
          order by t.name`,
      ),
    }),
    { verifier: guard(people.get) },
  );
  implement(app, people.invite, ({ body, caller }) => invite(db, caller, body, now()), {
    verifier: guard(people.invite),
  });
  implement(
    app,
    people.deactivate,
    ({ params, caller }) => change(db, caller, params.id, { isActive: false }),
    {
      verifier: guard(people.deactivate),
    },
  );
  implement(
    app,
    people.reactivate,
    ({ params, caller }) => change(db, caller, params.id, { isActive: true }),
    {
      verifier: guard(people.reactivate),
    },
  );
  implement(app, people.changeRole, ({ params, body, caller }) => change(db, caller, params.id, body), {
    verifier: guard(people.changeRole),
  });
}
