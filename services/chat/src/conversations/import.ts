import type { ImportedConversation } from '@ficus/contracts';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, lockOwner, type Owner } from './owner.ts';
import { planImport, type StoredConversation } from './plan-import.ts';
import { faultsOfId, faultsOfTime, refuse, storableText } from './storable-text.ts';
import { write } from './write.ts';

/** What an import came to: one entry an imported conversation, in their order. */
export interface ImportResult {
  readonly conversations: { id: string; messageCount: number }[];
  readonly revision: number;
}

/**
 * Merges legacy conversations by id, in one transaction and a few statements; importing again changes nothing, not even
 * a revision. One that was deleted later than its `updatedAt` stays deleted, with `messageCount` 0. Texts are made
 * storable; ids and times that no store can hold give a 400 problem that names them all.
 */
export async function importConversations(
  db: Kysely<ChatSchema>,
  owner: Owner,
  given: readonly ImportedConversation[],
): Promise<ImportResult> {
  refuse(given.flatMap(faultsOf));
  const imported = given.map(storable);
  const ids = [...new Set(imported.map(({ id }) => id))];
  return db.transaction().execute(async (trx) => {
    const before = await lockOwner(trx, owner);
    const changes = planImport(await storedConversations(trx, owner, ids), imported);
    const revision = changes.conversations.length > 0 ? await write(trx, owner, changes) : before;
    const counts = await messageCounts(trx, owner, ids);
    return { conversations: imported.map(({ id }) => ({ id, messageCount: counts.get(id) ?? 0 })), revision };
  });
}

function faultsOf(conversation: ImportedConversation, index: number) {
  const path = `conversations.${index}`;
  return [
    ...faultsOfId(`${path}.id`, conversation.id),
    ...faultsOfTime(`${path}.createdAt`, conversation.createdAt),
    ...faultsOfTime(`${path}.updatedAt`, conversation.updatedAt),
    ...conversation.messages.flatMap((message, at) =>
      faultsOfTime(`${path}.messages.${at}.createdAt`, message.createdAt),
    ),
  ];
}

function storable(conversation: ImportedConversation): ImportedConversation {
  const messages = conversation.messages.map((one) => ({ ...one, content: storableText(one.content) }));
  return { ...conversation, messages };
}

async function storedConversations(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  ids: string[],
): Promise<Map<string, StoredConversation>> {
  const rows = await trx
    .selectFrom('conversations')
    .select([
      'id',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'deleted_at as deletedAt',
      'message_count as messageCount',
      'first_question as firstQuestion',
    ])
    .where((eb) => eb.and(columnsOf(owner)))
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  // Without their texts: an identity is enough to recognise a message.
  const messages = await trx
    .selectFrom('messages')
    .select(['conversation_id', 'id', 'role', 'created_at as createdAt', 'identity', 'position'])
    .where((eb) => eb.and(columnsOf(owner)))
    .where('conversation_id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('position')
    .execute();
  const messagesOf = Map.groupBy(messages, (message) => message.conversation_id);
  return new Map(rows.map((row) => [row.id, { ...row, messages: messagesOf.get(row.id) ?? [] }]));
}

async function messageCounts(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  ids: string[],
): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('conversations')
    .select(['id', 'message_count'])
    .where((eb) => eb.and(columnsOf(owner)))
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.message_count]));
}
