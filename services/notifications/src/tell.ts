import type { NotificationKind } from '@ficus/contracts';
import { sql, type Transaction } from 'kysely';
import type { Inbox } from './inbox.ts';
import type { SendMail } from './mail/mail-queue.ts';
import { readPreferences } from './preferences.ts';
import type { NotificationsSchema } from './schema.ts';
import type { OperatorsKind, Words } from './templates.ts';

/** Channel of PostgreSQL on which it is said who has been told something. */
export const TOLD_CHANNEL = 'notifications_told';

/** Somebody to be told, and what. */
export interface Told extends Inbox {
  readonly kind: NotificationKind | OperatorsKind;
  /** The same for what must be told once only: of several, the first counts. */
  readonly id: string;
  readonly eventId: string;
  readonly email: string;
  readonly words: Words;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Tells a person, in the ways that they want. Pages that are open learn of it when the transaction is over. */
export async function tell(
  trx: Transaction<NotificationsSchema>,
  sendMail: SendMail,
  { personId, tenantId, kind, id, eventId, email, words, at }: Told,
): Promise<void> {
  const preferences = await readPreferences(trx, personId);
  const wanted = preferences.find((one) => one.kind === kind) ?? { inbox: true, email: true };
  if (wanted.inbox) {
    const isNew = await trx
      .insertInto('notifications')
      .values({ id, person_id: personId, tenant_id: tenantId, kind, ...words, created_at: new Date(at) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!isNew) return;
    await sql`select pg_notify(${TOLD_CHANNEL}, ${JSON.stringify({ personId, tenantId })})`.execute(trx);
  }
  if (wanted.email) await sendMail(trx, { id, eventId, recipient: email, words, at });
}
