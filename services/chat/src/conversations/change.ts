import type { ConversationChange, ConversationSummary } from '@ficus/contracts';
import type { Kysely, Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, lockOwner, type Owner, takeRevisions } from './owner.ts';
import { selectSummaries, summaryOf } from './read.ts';
import { storableText } from './storable-text.ts';

/**
 * Names, pins or archives a conversation and all its versions: its revision grows, its `updated_at` stays. What is so already changes
 * nothing, not even the time of the pin. Undefined when the owner has no such conversation, or has deleted it.
 */
export function changeConversation(
  db: Kysely<ChatSchema>,
  owner: Owner,
  id: string,
  { title, isPinned, isArchived }: ConversationChange,
  now: number,
): Promise<ConversationSummary | undefined> {
  return db.transaction().execute(async (trx) => {
    await lockOwner(trx, owner);
    const before = await selectSummaries(trx, owner).where('id', '=', id).executeTakeFirst();
    if (!before) return undefined;
    const after = {
      name: title === undefined ? before.name : title === null ? null : storableText(title),
      pinned_at: sinceWhen(before.pinned_at, isPinned, now),
      archived_at: sinceWhen(before.archived_at, isArchived, now),
    };
    const isSame =
      before.name === after.name &&
      before.pinned_at === after.pinned_at &&
      before.archived_at === after.archived_at;
    if (isSame) return summaryOf(before);
    // All versions of it: to their owner they are one conversation.
    const ids = before.family === null ? [id] : await versionsOf(trx, owner, before.family);
    const first = await takeRevisions(trx, owner, ids.length);
    for (const [index, one] of ids.entries()) {
      await trx
        .updateTable('conversations')
        .set({ ...after, revision: first + index })
        .where((eb) => eb.and({ ...columnsOf(owner), id: one }))
        .execute();
    }
    return summaryOf({ ...before, ...after });
  });
}

async function versionsOf(trx: Transaction<ChatSchema>, owner: Owner, family: string): Promise<string[]> {
  const rows = await selectSummaries(trx, owner).where('family', '=', family).execute();
  return rows.map(({ id }) => id);
}

function sinceWhen(before: number | null, wanted: boolean | undefined, now: number): number | null {
  if (wanted === undefined) return before;
  return wanted ? (before ?? now) : null;
}
