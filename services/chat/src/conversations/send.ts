import { randomUUID } from 'node:crypto';
import type { SendMessage } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { Kysely, Transaction } from 'kysely';
import type { Answer, ReplyEngine } from '../replies/reply-engine.ts';
import type { ChatSchema } from '../schema.ts';
import { type Exchange, findExchange, historyOf } from './exchange.ts';
import { identityOf } from './identity.ts';
import { columnsOf, lockOwner, type Owner } from './owner.ts';
import { faultsOfId, faultsOfTime, refuse, storableText } from './storable-text.ts';
import { questionKept } from './title.ts';
import { type MessageRow, write } from './write.ts';

type Outgoing = SendMessage['message'];

/** What sending works with. */
export interface SendDependencies {
  readonly db: Kysely<ChatSchema>;
  readonly engine: ReplyEngine;
  readonly now: () => number;
}

/**
 * Makes `send`: stores a message, lets the engine answer it, stores the reply. The two are stored apart, as an answer
 * may take long: whatever breaks in between, sending again goes on from there. Calls with the same message id come to
 * one message and one reply, in one process also to one question to the engine. A message id that stands for another
 * message is a 409 problem. Sending to a deleted conversation begins it anew.
 */
export function createSend({ db, engine, now }: SendDependencies) {
  const underWay = new Map<string, Promise<Exchange>>();

  async function answer(owner: Owner, conversationId: string, outgoing: Outgoing): Promise<Exchange> {
    const messages = await historyOf(db, owner, conversationId, outgoing.id);
    const reply = await engine.reply({ messages });
    return db.transaction().execute((trx) => conclude(trx, owner, conversationId, outgoing.id, reply, now()));
  }

  /** Lets calls of the same message that overlap share one answer, until it is stored. */
  function answerOnce(owner: Owner, conversationId: string, outgoing: Outgoing): Promise<Exchange> {
    const key = JSON.stringify([owner.tenantId, owner.personId, outgoing.id]);
    const present = underWay.get(key);
    if (present) return present;
    const exchange = answer(owner, conversationId, outgoing).finally(() => underWay.delete(key));
    underWay.set(key, exchange);
    return exchange;
  }

  return async (owner: Owner, conversationId: string, given: Outgoing): Promise<Exchange> => {
    refuse([...faultsOfId('message.id', given.id), ...faultsOfTime('message.createdAt', given.createdAt)]);
    const outgoing = { ...given, content: storableText(given.content) };
    const done = await db.transaction().execute((trx) => accept(trx, owner, conversationId, outgoing, now()));
    return done ?? answerOnce(owner, conversationId, outgoing);
  };
}

/** Stores the message if it is new. Answers with the exchange if there is a reply already. */
async function accept(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  conversationId: string,
  outgoing: Outgoing,
  now: number,
): Promise<Exchange | undefined> {
  await lockOwner(trx, owner);
  const present = await trx
    .selectFrom('messages')
    .select(['conversation_id', 'role', 'content'])
    .where((eb) => eb.and({ ...columnsOf(owner), id: outgoing.id }))
    .executeTakeFirst();
  if (!present) {
    await append(trx, owner, { ...outgoing, role: 'user', conversationId }, now);
    return undefined;
  }
  const isSame = present.conversation_id === conversationId && present.role === 'user';
  if (isSame && present.content === outgoing.content)
    return findExchange(trx, owner, conversationId, outgoing.id);
  throw problem(409, 'message-id-taken', 'This message id stands for another message.', {
    fields: [
      { path: 'message.id', message: 'Stands for another message; give each message an id of its own' },
    ],
  });
}

/** Stores the reply, unless another call was faster; answers with the exchange as it is stored. */
async function conclude(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  conversationId: string,
  messageId: string,
  answer: Answer,
  now: number,
): Promise<Exchange> {
  await lockOwner(trx, owner);
  const done = await findExchange(trx, owner, conversationId, messageId);
  if (done) return done;
  const question = await trx
    .selectFrom('messages')
    .select('created_at')
    .where((eb) => eb.and({ ...columnsOf(owner), id: messageId }))
    .executeTakeFirst();
  if (!question) throw problem(409, 'conversation-deleted', 'The conversation was deleted meanwhile.');
  const reply = {
    id: randomUUID(),
    conversationId,
    role: 'assistant' as const,
    content: storableText(answer.content),
    // A client's clock may be ahead; an answer never comes before its question.
    createdAt: Math.max(now, question.created_at),
    citations: answer.citations,
    replyTo: messageId,
  };
  await append(trx, owner, reply, now);
  const stored = await findExchange(trx, owner, conversationId, messageId);
  if (!stored) throw new Error(`the reply to message ${messageId} was not stored`);
  return stored;
}

/** Adds a message at the end of its conversation, which is begun if there is none. */
async function append(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  message: Omit<MessageRow, 'position' | 'identity'>,
  now: number,
): Promise<void> {
  const { conversationId: id, createdAt } = message;
  const stored = await trx
    .selectFrom('conversations')
    .select(['created_at', 'updated_at', 'message_count', 'first_question'])
    .where((eb) => eb.and({ ...columnsOf(owner), id }))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const position = stored?.message_count ?? 0;
  const conversation = {
    id,
    createdAt: stored?.created_at ?? createdAt,
    updatedAt: Math.max(now, createdAt, stored?.updated_at ?? 0),
    messageCount: position + 1,
    firstQuestion: stored?.first_question ?? (message.role === 'user' ? questionKept(message.content) : null),
  };
  const added = { ...message, position, identity: identityOf(message) };
  await write(trx, owner, { conversations: [conversation], added: [added], moved: [] });
}
