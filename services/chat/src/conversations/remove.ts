import { type Kysely, sql, type Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, lockOwner, type Owner, takeRevisions } from './owner.ts';
import { forgetRemoved } from './restore.ts';

/**
 * Deletes a conversation: its messages go, a tombstone stays for `changes`. What it was is kept for as long as that can
 * be undone (`restore.ts`). Answers false when the owner never had it; deleting again is no error.
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
    await forgetRemoved(trx, now);
    await keep(trx, owner, id, now);
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
        name: null,
        pinned_at: null,
        archived_at: null,
      })
      .where((eb) => eb.and({ ...columnsOf(owner), id }))
      .execute();
    return true;
  });
}

/** Keeps a conversation as it is, in the shapes that `write` takes. */
async function keep(
  trx: Transaction<ChatSchema>,
  { tenantId, personId }: Owner,
  id: string,
  now: number,
): Promise<void> {
  await sql`
    insert into removed_conversations (tenant_id, person_id, id, removed_at, conversation, messages)
    select c.tenant_id, c.person_id, c.id, ${now},
      jsonb_build_object('id', c.id, 'createdAt', c.created_at, 'updatedAt', c.updated_at,
        'messageCount', c.message_count, 'firstQuestion', c.first_question, 'name', c.name,
        'pinnedAt', c.pinned_at, 'archivedAt', c.archived_at, 'family', c.family,
        'partedFrom', c.parted_from, 'partedAt', c.parted_at),
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'conversationId', m.conversation_id,
          'position', m.position, 'role', m.role, 'content', m.content, 'createdAt', m.created_at,
          'citations', m.citations, 'identity', m.identity, 'replyTo', m.reply_to) order by m.position), '[]')
        from messages m
        where m.tenant_id = c.tenant_id and m.person_id = c.person_id and m.conversation_id = c.id)
    from conversations c
    where c.tenant_id = ${tenantId} and c.person_id = ${personId} and c.id = ${id}
    on conflict (tenant_id, person_id, id) do update set
      removed_at = excluded.removed_at, conversation = excluded.conversation, messages = excluded.messages`.execute(
    trx,
  );
}
