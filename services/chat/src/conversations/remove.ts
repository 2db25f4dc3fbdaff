import type { Kysely } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, lockOwner, type Owner, takeRevisions } from './owner.ts';

/**
 * Deletes a conversation: its messages go, a tombstone stays for `changes`. Answers false when the owner never had it;
 * deleting again is no error.
 */
export function removeConversation(
  db: Kysely<ChatSchema>,
  owner: Owner,
  id: string,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockOwner(trx, owner);
    const row = await trx
      .selectFrom('conversations')
      .select('deleted_at')
      .where((eb) => eb.and({ ...columnsOf(owner), id }))
      .executeTakeFirst();
    if (!row) return false;
    if (row.deleted_at !== null) return true;
    await trx
      .deleteFrom('messages')
      .where((eb) => eb.and({ ...columnsOf(owner), conversation_id: id }))
      .execute();
    await trx
      .updateTable('conversations')
      .set({
        revision: await takeRevisions(trx, owner, 1),
        deleted_at: now,
        message_count: 0,
        first_question: null,
      })
      .where((eb) => eb.and({ ...columnsOf(owner), id }))
      .execute();
    return true;
  });
}
