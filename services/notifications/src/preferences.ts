import { type NotificationKind, type NotificationPreference, notifications } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { NotificationsSchema } from './schema.ts';

const KINDS = notifications.setPreference.body.shape.kind.options;

/** A changed role matters where one does not look every day. */
const BY_MAIL: ReadonlySet<NotificationKind> = new Set(['role-changed']);

/** How a person is told of each kind: as they have decided, or by default in the inbox. */
export async function readPreferences(
  db: Kysely<NotificationsSchema>,
  personId: string,
): Promise<NotificationPreference[]> {
  const decided = await db
    .selectFrom('preferences')
    .where('person_id', '=', personId)
    .select(['kind', 'inbox', 'email'])
    .execute();
  return KINDS.map(
    (kind) => decided.find((one) => one.kind === kind) ?? { kind, inbox: true, email: BY_MAIL.has(kind) },
  );
}

/** Keeps what a person has decided of one kind. */
export async function setPreference(
  db: Kysely<NotificationsSchema>,
  personId: string,
  { kind, inbox, email }: NotificationPreference,
): Promise<void> {
  await db
    .insertInto('preferences')
    .values({ person_id: personId, kind, inbox, email })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ inbox, email }))
    .execute();
}
