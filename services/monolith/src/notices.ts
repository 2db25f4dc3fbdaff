import { randomUUID } from 'node:crypto';
import {
  type Notification,
  type NotificationKind,
  type NotificationPreference,
  notifications,
  type Role,
  type ServiceClaims,
} from '@ficus/contracts';
import { decodeCursor, encodeCursor, implement } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Db, rowOf, rowsOf } from './database.ts';

const KINDS = notifications.setPreference.body.shape.kind.options;
const PAGE = 25;
const ORDER = 'notifications:created:desc';
/** Told by e-mail too, unless somebody has decided otherwise. */
const BY_MAIL: ReadonlySet<NotificationKind> = new Set(['role-changed']);
const ROLES: Readonly<Record<Role, string>> = {
  admin: 'an admin',
  member: 'a member',
  operator: 'a platform operator',
};

interface Row extends Omit<Notification, 'createdAt' | 'readAt'> {
  readonly created: Date;
  readonly read: Date | null;
}

/** Tells somebody, in the transaction in which it happens: everything is in one database. */
async function tell(
  trx: Db,
  userId: string,
  companyId: string,
  kind: NotificationKind,
  title: string,
  text: string,
) {
  await sql`insert into notices (id, user_id, company_id, kind, title, text)
    select ${randomUUID()}, ${userId}, ${companyId}, ${kind}, ${title}, ${text}
    where coalesce((select inbox from notice_settings where user_id = ${userId} and kind = ${kind}), true)`.execute(
    trx,
  );
}

/** Tells a person of their new role. */
export async function tellRole(trx: Db, companyId: string, userId: string, role: Role): Promise<void> {
  const company = await rowOf(trx, sql<{ name: string }>`select name from companies where id = ${companyId}`);
  const title = `You are ${ROLES[role]} of ${company?.name} now`;
  await tell(trx, userId, companyId, 'role-changed', title, 'See the profile for what you may do.');
}

/** Tells everybody in a tenant that it has another name. */
export async function tellCompany(trx: Db, companyId: string, before: string, after: string): Promise<void> {
  const people = await rowsOf(
    trx,
    sql<{ user_id: string }>`select user_id from company_users
      where company_id = ${companyId} and blocked is null order by user_id`,
  );
  for (const { user_id } of people) {
    const text = 'Only the name has changed: everything else is where it was.';
    await tell(trx, user_id, companyId, 'tenant-renamed', `${before} is called ${after} now`, text);
  }
}

async function unreadOf(db: Db, { sub, tenantId }: ServiceClaims): Promise<number> {
  const found = await rowOf(
    db,
    sql<{ unread: number }>`select count(*) as unread from notices
      where user_id = ${sub} and company_id = ${tenantId} and read is null`,
  );
  return found?.unread ?? 0;
}

async function preferencesOf(db: Db, userId: string): Promise<NotificationPreference[]> {
  const decided = await rowsOf(
    db,
    sql<NotificationPreference>`select kind, inbox, email from notice_settings where user_id = ${userId}`,
  );
  return KINDS.map(
    (kind) => decided.find((one) => one.kind === kind) ?? { kind, inbox: true, email: BY_MAIL.has(kind) },
  );
}

async function page(db: Db, { sub, tenantId }: ServiceClaims, cursor: string | undefined) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ORDER, ['created', 'id']);
  const time = new Date(after?.created ?? 0);
  const from = Number.isNaN(time.getTime()) ? new Date(0) : time;
  const beyond = after ? sql`(created < ${from} or (created = ${from} and id > ${after.id}))` : sql`true`;
  const rows = await rowsOf(
    db,
    sql<Row>`select id, kind, title, text, date_trunc('milliseconds', created) as created, read from notices
      where user_id = ${sub} and company_id = ${tenantId} and ${beyond}
      order by date_trunc('milliseconds', created) desc, id limit ${PAGE + 1}`,
  );
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    notifications: rows.slice(0, PAGE).map(({ created, read, ...row }) => ({
      ...row,
      createdAt: created.getTime(),
      ...(read && { readAt: read.getTime() }),
    })),
    ...(last && { nextCursor: encodeCursor(ORDER, [last.created.toISOString(), last.id]) }),
  };
}

/** The inbox of the caller in the tenant in which they act. */
export function serveNotices(app: FastifyInstance, db: Db): void {
  implement(app, notifications.list, async ({ query, caller }) => ({
    ...(await page(db, caller, query.cursor)),
    unread: await unreadOf(db, caller),
  }));
  implement(app, notifications.markRead, async ({ body, caller }) => {
    const ids = body.ids?.filter((id) => !id.includes('\0'));
    const these = ids
      ? sql`id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
      : sql`true`;
    await sql`update notices set read = now() where user_id = ${caller.sub} and company_id = ${caller.tenantId}
      and read is null and ${these}`.execute(db);
    return { unread: await unreadOf(db, caller) };
  });
  implement(app, notifications.preferences, async ({ caller }) => ({
    preferences: await preferencesOf(db, caller.sub),
  }));
  implement(app, notifications.setPreference, async ({ body, caller }) => {
    await sql`insert into notice_settings (user_id, kind, inbox, email)
      values (${caller.sub}, ${body.kind}, ${body.inbox}, ${body.email})
      on conflict (user_id, kind) do update set inbox = excluded.inbox, email = excluded.email`.execute(db);
    return { preferences: await preferencesOf(db, caller.sub) };
  });
}
