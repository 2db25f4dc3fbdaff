import type { Conversation } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, lockOwner, type Owner } from './owner.ts';
import { readConversation } from './read.ts';
import { write } from './write.ts';

/** How long a deletion can be undone, in ms: an hour. */
export const UNDO_MS = 3_600_000;

/**
 * Undoes a deletion: the conversation is as it was, pin and name included, under a new revision. One that is not deleted,
 * or was begun anew meanwhile, is answered as it is. Undefined when the owner has none of this id, or it is too late.
 */
export async function restoreConversation(
  db: Kysely<ChatSchema>,
  owner: Owner,
  id: string,
  now: number,
): Promise<Conversation | undefined> {
  await db.transaction().execute(async (trx) => {
    await lockOwner(trx, owner);
    const ofIt = { ...columnsOf(owner), id };
    const present = await trx
      .selectFrom('conversations')
      .select('deleted_at')
      .where((eb) => eb.and(ofIt))
      .executeTakeFirst();
    const kept = await trx
      .selectFrom('removed_conversations')
      .select(['conversation', 'messages'])
      .where((eb) => eb.and(ofIt))
      .where('removed_at', '>=', now - UNDO_MS)
      .executeTakeFirst();
    if (!kept || present?.deleted_at === null) return;
    const { name, pinnedAt, archivedAt, family, partedFrom, partedAt, ...conversation } = kept.conversation;
    await write(trx, owner, { conversations: [conversation], added: kept.messages, moved: [] });
    await trx
      .updateTable('conversations')
      .set({
        name,
        pinned_at: pinnedAt,
        archived_at: archivedAt,
        family,
        parted_from: partedFrom,
        parted_at: partedAt,
      })
      .where((eb) => eb.and(ofIt))
      .execute();
    await trx
      .deleteFrom('removed_conversations')
      .where((eb) => eb.and(ofIt))
      .execute();
  });
  return readConversation(db, owner, id);
}

/** Forgets, of everybody, what can no longer be undone. */
export async function forgetRemoved(db: Kysely<ChatSchema>, now: number): Promise<void> {
  await db
    .deleteFrom('removed_conversations')
    .where('removed_at', '<', now - UNDO_MS)
    .execute();
}
