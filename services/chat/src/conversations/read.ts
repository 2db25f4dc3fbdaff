import type { Conversation, ConversationSummary, Message } from '@ficus/contracts';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';
import { titleOf } from './title.ts';
import { versionedPlaces } from './versions.ts';

/** All conversations of an owner, the one last changed first. */
export async function listConversations(
  db: Kysely<ChatSchema>,
  owner: Owner,
): Promise<ConversationSummary[]> {
  return (await selectSummaries(db, owner).execute()).map(summaryOf);
}

const SUMMARY = [
  'id',
  'first_question',
  'created_at',
  'updated_at',
  'message_count',
  'name',
  'pinned_at',
  'archived_at',
  'family',
] as const;
type SummaryRow = Pick<Selectable<ChatSchema['conversations']>, (typeof SUMMARY)[number]>;

/** Selects what summaries are made of, in the order of the list. */
export function selectSummaries(db: Kysely<ChatSchema>, owner: Owner) {
  return db
    .selectFrom('conversations')
    .select(SUMMARY)
    .where((eb) => eb.and(columnsOf(owner)))
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id');
}

/** A conversation as lists show it. */
export function summaryOf(row: SummaryRow): ConversationSummary {
  return {
    id: row.id,
    title: row.name ?? titleOf(row.first_question),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    messageCount: row.message_count,
    ...orderOf(row),
  };
}

/** How its owner has put it in order; nothing of what is not so. */
function orderOf({
  name,
  pinned_at,
  archived_at,
  family,
}: Pick<SummaryRow, 'name' | 'pinned_at' | 'archived_at' | 'family'>) {
  return {
    ...(name !== null && { isNamed: true }),
    ...(pinned_at !== null && { pinnedAt: pinned_at }),
    ...(archived_at !== null && { archivedAt: archived_at }),
    ...(family !== null && { family }),
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
    if (!row || !conversation) return undefined;
    return { ...conversation, versions: await versionedPlaces(trx, owner, row, conversation.messages) };
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
    title: row.name ?? titleOf(row.first_question),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    messages: (messages.get(row.id) ?? []).map(messageOf),
    ...orderOf(row),
  }));
}

/** A message as the contract has it. */
export function messageOf(
  row: Pick<Selectable<ChatSchema['messages']>, 'id' | 'role' | 'content' | 'created_at' | 'citations'>,
): Message {
  const { id, role, content, created_at: createdAt, citations } = row;
  return { id, role, content, createdAt, ...(citations && { citations }) };
}
