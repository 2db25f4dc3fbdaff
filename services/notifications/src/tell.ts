import type { NotificationKind } from '@ficus/contracts';
import { sql, type Transaction } from 'kysely';
import type { Inbox } from './inbox.ts';
import { inLanguage, LANGUAGES } from './languages/languages.ts';
import { languageOf } from './languages/person-language.ts';
import type { SendMail } from './mail/mail-queue.ts';
import { readPreferences } from './preferences.ts';
import type { NotificationsSchema, Translations } from './schema.ts';
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
  /** What is said, in the language that is spoken. */
  readonly say: () => Words;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Tells a person, in the ways that they want. Pages that are open learn of it when the transaction is over. */
export async function tell(
  trx: Transaction<NotificationsSchema>,
  sendMail: SendMail,
  { personId, tenantId, kind, id, eventId, email, say, at }: Told,
): Promise<void> {
  const preferences = await readPreferences(trx, personId);
  const wanted = preferences.find((one) => one.kind === kind) ?? { inbox: true, email: true };
  if (wanted.inbox) {
    const isNew = await trx
      .insertInto('notifications')
      .values({
        id,
        person_id: personId,
        tenant_id: tenantId,
        kind,
        ...inLanguage('en', say),
        translations: JSON.stringify(inOtherLanguages(say)),
        created_at: new Date(at),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!isNew) return;
    await sql`select pg_notify(${TOLD_CHANNEL}, ${JSON.stringify({ personId, tenantId })})`.execute(trx);
  }
  if (!wanted.email) return;
  const words = inLanguage(await languageOf(trx, personId), say);
  await sendMail(trx, { id, eventId, recipient: email, words, at });
}

/** In every language but English: what was told is read later, in another one perhaps. */
function inOtherLanguages(say: () => Words): Translations {
  return Object.fromEntries(
    LANGUAGES.filter((one) => one !== 'en').map((one) => [one, inLanguage(one, say)]),
  );
}
