import type { Notification } from '@ficus/contracts';
import { decodeCursor, encodeCursor } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { Language } from './languages/languages.ts';
import type { NotificationsSchema } from './schema.ts';

/** Whose inbox: a person in one of their tenants. */
export interface Inbox {
  readonly personId: string;
  readonly tenantId: string;
}

const PAGE = 25;
const ORDER = 'notifications:created:desc';

const of = (db: Kysely<NotificationsSchema>, { personId, tenantId }: Inbox) =>
  db.selectFrom('notifications').where('person_id', '=', personId).where('tenant_id', '=', tenantId);

/** How many are unread. */
export async function countUnread(db: Kysely<NotificationsSchema>, inbox: Inbox): Promise<number> {
  const { unread } = await of(db, inbox)
    .where('read_at', 'is', null)
    .select(db.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow();
  return unread;
}

/** One page of an inbox in a language, the newest first. Throws 400 for a cursor that is none of its own. */
export async function readInbox(
  db: Kysely<NotificationsSchema>,
  inbox: Inbox,
  { cursor, language }: { readonly cursor: string | undefined; readonly language: Language },
): Promise<{ notifications: Notification[]; nextCursor?: string }> {
  let found = of(db, inbox);
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, ORDER, ['createdAt', 'id']);
    // A made-up cursor must not reach the database as a time that it is not.
    const createdAt = new Date(after.createdAt);
    const from = Number.isNaN(createdAt.getTime()) ? new Date(0) : createdAt;
    found = found.where(sql<boolean>`(created_at < ${from} or (created_at = ${from} and id > ${after.id}))`);
  }
  const rows = await found
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    notifications: page.map(({ id, kind, title, text, translations, created_at, read_at }) => ({
      id,
      kind,
      title,
      text,
      ...(translations[language] && { ...translations[language], language }),
      createdAt: created_at.getTime(),
      ...(read_at && { readAt: read_at.getTime() }),
    })),
    ...(last &&
      rows.length > PAGE && { nextCursor: encodeCursor(ORDER, [last.created_at.toISOString(), last.id]) }),
  };
}

/** Marks as read those with these ids, or all. What was read before keeps its time. */
export async function markRead(
  db: Kysely<NotificationsSchema>,
  { personId, tenantId }: Inbox,
  ids: readonly string[] | undefined,
  now: number,
): Promise<void> {
  // PostgreSQL's text cannot hold NUL, so no notification has such an id.
  const known = ids?.filter((id) => !id.includes('\0'));
  if (known?.length === 0) return;
  let update = db
    .updateTable('notifications')
    .set({ read_at: new Date(now) })
    .where('person_id', '=', personId)
    .where('tenant_id', '=', tenantId)
    .where('read_at', 'is', null);
  if (known) update = update.where('id', 'in', known);
  await update.execute();
}
