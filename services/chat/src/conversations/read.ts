import type { Conversation, ConversationSummary, Message } from '@ficus/contracts';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';
import { titleOf } from './title.ts';

/** All conversations of an owner, the one last changed first. */
export async function listConversations(
  db: Kysely<ChatSchema>,
  owner: Owner,
): Promise<ConversationSummary[]> {
  return (await selectSummaries(db, owner).execute()).map(summaryOf);
}

type SummaryRow = Pick<
  Selectable<ChatSchema['conversations']>,
  'id' | 'first_question' | 'created_at' | 'updated_at' | 'message_count'
>;

/** Selects what summaries are made of, in the order of the list. */
export function selectSummaries(db: Kysely<ChatSchema>, owner: Owner) {
  return db
    .selectFrom('conversations')
    .select(['id', 'first_question', 'created_at', 'updated_at', 'message_count'])
    .where((eb) => eb.and(columnsOf(owner)))
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id');
}

/** A conversation as lists show it. */
export function summaryOf(row: SummaryRow): ConversationSummary {
  return {
    id: row.id,
    title: titleOf(row.first_question),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    messageCount: row.message_count,
  };
}

/** One conversation with its messages; undefined when the owner has none of this id, or has deleted it. */
export function readConversation(
  db: Kysely<ChatSchema>,
  owner: Owner,
  id: string,
): Promise<Conversation | undefined> {
  return atOneMoment(db, async (trx) => {
    const row = await trx
      .selectFrom('conversations')
      .selectAll()
      .where((eb) => eb.and({ ...columnsOf(owner), id }))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const [conversation] = row ? await withMessages(trx, owner, [row]) : [];
    return conversation;
  });
}

/** Runs reads that belong together on one state of the database. */
export function atOneMoment<T>(
  db: Kysely<ChatSchema>,
  read: (trx: Kysely<ChatSchema>) => Promise<T>,
): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

/** Completes rows of conversations with their messages, read in one statement. Keeps the order of the rows. */
export async function withMessages(
  db: Kysely<ChatSchema>,
  owner: Owner,
  rows: readonly Selectable<ChatSchema['conversations']>[],
): Promise<Conversation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await db
    .selectFrom('messages')
    .select(['id', 'conversation_id', 'role', 'content', 'created_at', 'citations'])
    .where((eb) => eb.and(columnsOf(owner)))
    .where('conversation_id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('conversation_id')
    .orderBy('position')
    .execute();
  const messages = Map.groupBy(found, (row) => row.conversation_id);
  return rows.map((row) => ({
    id: row.id,
    title: titleOf(row.first_question),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    messages: (messages.get(row.id) ?? []).map(messageOf),
  }));
}

/** A message as the contract has it. */
export function messageOf(
  row: Pick<Selectable<ChatSchema['messages']>, 'id' | 'role' | 'content' | 'created_at' | 'citations'>,
): Message {
  const { id, role, content, created_at: createdAt, citations } = row;
  return { id, role, content, createdAt, ...(citations && { citations }) };
}
