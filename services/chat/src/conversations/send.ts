import { randomUUID } from 'node:crypto';
import type { Message, SendMessage } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { Kysely, Transaction } from 'kysely';
import type { Answer, ReplyEngine } from '../replies/reply-engine.ts';
import type { ChatSchema } from '../schema.ts';
import { beginVersion } from './branch.ts';
import { type Exchange, findExchange, historyOf } from './exchange.ts';
import { type Generation, startGeneration } from './generation.ts';
import { identityOf } from './identity.ts';
import { columnsOf, lockOwner, type Owner } from './owner.ts';
import { faultsOfId, faultsOfTime, refuse, storableText } from './storable-text.ts';
import { questionKept } from './title.ts';
import { type MessageRow, write } from './write.ts';

type Outgoing = SendMessage['message'];
type Branch = SendMessage['branch'];

/** What sending works with. */
export interface SendDependencies {
  readonly db: Kysely<ChatSchema>;
  readonly engine: ReplyEngine;
  readonly now: () => number;
}

/** A message that is stored, and its reply: there already, or in the making. */
export interface Begun {
  readonly message: Message;
  /** Absent when the reply was stored before. */
  readonly generation?: Generation;
  /** Message and reply as they are stored. */
  readonly exchange: Promise<Exchange>;
}

/** Sends messages, and ends the making of their replies. */
export interface Sending {
  /** Stores a message and begins its reply, or finds both. With `branch` a new conversation is a version of another. */
  begin(owner: Owner, conversationId: string, outgoing: Outgoing, branch?: Branch): Promise<Begun>;
  /** The same, with the reply waited for. */
  send(owner: Owner, conversationId: string, outgoing: Outgoing, branch?: Branch): Promise<Exchange>;
  /** Ends a reply in the making: what there is by then becomes the reply. Nothing happens where none is made. */
  stop(owner: Owner, messageId: string): void;
}

/**
 * Makes `send`: stores a message, lets the engine answer it, stores the reply. The two are stored apart, as an answer
 * may take long: whatever breaks in between, sending again goes on from there. Calls with the same message id come to
 * one message and one reply, in one process also to one question to the engine. A message id that stands for another
 * message is a 409 problem. Sending to a deleted conversation begins it anew.
 */
export function createSending({ db, engine, now }: SendDependencies): Sending {
  const underWay = new Map<string, Promise<Required<Omit<Begun, 'message'>>>>();
  const keyOf = (owner: Owner, messageId: string) =>
    JSON.stringify([owner.tenantId, owner.personId, messageId]);

  async function generate(owner: Owner, conversationId: string, messageId: string) {
    const messages = await historyOf(db, owner, conversationId, messageId);
    const generation = startGeneration(engine, messages, owner);
    const exchange = generation.answer.then((reply) =>
      db.transaction().execute((trx) => conclude(trx, owner, conversationId, messageId, reply, now())),
    );
    return { generation, exchange };
  }

  /** Lets calls of the same message that overlap share one answer, until it is stored. */
  function generateOnce(owner: Owner, conversationId: string, messageId: string) {
    const key = keyOf(owner, messageId);
    const present = underWay.get(key);
    if (present) return present;
    const begun = generate(owner, conversationId, messageId);
    underWay.set(key, begun);
    const forget = () => underWay.delete(key);
    begun.then(({ exchange }) => exchange).then(forget, forget);
    return begun;
  }

  async function begin(
    owner: Owner,
    conversationId: string,
    given: Outgoing,
    branch?: Branch,
  ): Promise<Begun> {
    refuse([
      ...(branch
        ? [...faultsOfId('branch.of', branch.of), ...faultsOfId('branch.before', branch.before)]
        : []),
      ...faultsOfId('message.id', given.id),
      ...faultsOfTime('message.createdAt', given.createdAt),
    ]);
    const outgoing = { ...given, content: storableText(given.content) };
    const message: Message = { ...outgoing, role: 'user' };
    const done = await db
      .transaction()
      .execute((trx) => accept(trx, owner, conversationId, outgoing, now(), branch));
    if (done) return { message, exchange: Promise.resolve(done) };
    return { message, ...(await generateOnce(owner, conversationId, outgoing.id)) };
  }

  return {
    begin,
    send: async (owner, conversationId, outgoing, branch) =>
      (await begin(owner, conversationId, outgoing, branch)).exchange,
    stop(owner, messageId) {
      void underWay.get(keyOf(owner, messageId))?.then(({ generation }) => generation.stop());
    },
  };
}

/** Stores the message if it is new. Answers with the exchange if there is a reply already. */
async function accept(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  conversationId: string,
  outgoing: Outgoing,
  now: number,
  branch: Branch,
): Promise<Exchange | undefined> {
  await lockOwner(trx, owner);
  const present = await trx
    .selectFrom('messages')
    .select(['conversation_id', 'role', 'content'])
    .where((eb) => eb.and({ ...columnsOf(owner), id: outgoing.id }))
    .executeTakeFirst();
  if (!present) {
    if (branch) await beginVersion(trx, owner, conversationId, branch);
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
