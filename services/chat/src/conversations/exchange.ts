import type { Message } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { Turn } from '../replies/reply-engine.ts';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';
import { messageOf } from './read.ts';

/** A message and the reply to it. */
export interface Exchange {
  readonly message: Message;
  readonly reply: Message;
  readonly revision: number;
}

/** Most turns of a conversation that a reply is made from. */
const HISTORY = 20;

/** A message with its reply; undefined as long as one of them is missing. */
export async function findExchange(
  db: Kysely<ChatSchema>,
  owner: Owner,
  conversationId: string,
  messageId: string,
): Promise<Exchange | undefined> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
        .onRef('conversations.person_id', '=', 'messages.person_id')
        .onRef('conversations.id', '=', 'messages.conversation_id'),
    )
    .select(['messages.id', 'role', 'content', 'messages.created_at', 'citations', 'revision'])
    .where('messages.tenant_id', '=', owner.tenantId)
    .where('messages.person_id', '=', owner.personId)
    .where('conversation_id', '=', conversationId)
    .where((eb) => eb.or([eb('messages.id', '=', messageId), eb('reply_to', '=', messageId)]))
    .execute();
  const message = rows.find((row) => row.id === messageId);
  const reply = rows.find((row) => row.id !== messageId);
  return (
    message && reply && { message: messageOf(message), reply: messageOf(reply), revision: message.revision }
  );
}

/** The last turns of a conversation up to a message, oldest first. */
export async function historyOf(
  db: Kysely<ChatSchema>,
  owner: Owner,
  conversationId: string,
  messageId: string,
): Promise<Turn[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['role', 'content'])
    .where((eb) => eb.and({ ...columnsOf(owner), conversation_id: conversationId }))
    .where('position', '<=', (eb) =>
      eb
        .selectFrom('messages')
        .select(sql<number>`position`.as('position'))
        .where((inner) => inner.and({ ...columnsOf(owner), id: messageId })),
    )
    .orderBy('position', 'desc')
    .limit(HISTORY)
    .execute();
  return rows.reverse();
}
