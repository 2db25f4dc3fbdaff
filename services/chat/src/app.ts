import { chat, type ServiceClaims } from '@ficus/contracts';
import {
  type Checks,
  createService,
  implement,
  implementStream,
  type LogOptions,
  problem,
  type RateLimits,
  type TokenVerifier,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { readChanges } from './conversations/changes.ts';
import { followReply } from './conversations/follow-reply.ts';
import { importConversations } from './conversations/import.ts';
import { listConversationsPage } from './conversations/list-page.ts';
import { ownerOf } from './conversations/owner.ts';
import { listConversations, readConversation } from './conversations/read.ts';
import { removeConversation } from './conversations/remove.ts';
import { createSending } from './conversations/send.ts';
import type { ReplyEngine } from './replies/reply-engine.ts';
import type { ChatSchema } from './schema.ts';

/** What the chat service works with. */
export interface ChatDependencies {
  readonly db: Kysely<ChatSchema>;
  readonly verifier: TokenVerifier<ServiceClaims>;
  /** What answers messages. */
  readonly engine: ReplyEngine;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
}

/** Turns of the old endpoint that an answer is made from. */
const LEGACY_HISTORY = 20;

/** A language model may take its time; the gateway's patience ends a little later. */
const REPLY_MS = 60_000;
/** Hundreds of conversations, merged in one transaction. */
const IMPORT_MS = 30_000;

/** Makes the chat service's app, not yet listening. */
export function createChat({
  db,
  verifier,
  engine,
  now = Date.now,
  checks,
  log,
  limits,
}: ChatDependencies): FastifyInstance {
  const app = createService({
    name: 'chat',
    verifier,
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });
  const sending = createSending({ db, engine, now });
  // The same answer for another's conversation as for none.
  const missing = () => problem(404, 'no-such-conversation', 'There is no such conversation.');

  implement(app, chat.conversations, async ({ caller }) => ({
    conversations: await listConversations(db, ownerOf(caller)),
  }));

  implement(app, chat.conversationsPage, ({ query, caller }) =>
    listConversationsPage(db, ownerOf(caller), query),
  );

  implement(app, chat.conversation, async ({ params, caller }) => {
    const conversation = await readConversation(db, ownerOf(caller), params.id);
    if (!conversation) throw missing();
    return conversation;
  });

  implement(app, chat.changes, ({ query, caller }) => readChanges(db, ownerOf(caller), query));

  implement(
    app,
    chat.send,
    ({ params, body, caller }) => sending.send(ownerOf(caller), params.id, body.message),
    {
      timeoutMs: REPLY_MS,
    },
  );

  implementStream(
    app,
    chat.sendStreaming,
    async function* ({ params, body, caller, lastEventId, signal }) {
      const begun = await sending.begin(ownerOf(caller), params.id, body.message);
      yield* followReply(begun, lastEventId, signal);
    },
    { timeoutMs: REPLY_MS },
  );

  implement(app, chat.stop, ({ params, caller }) => sending.stop(ownerOf(caller), params.messageId));

  implement(app, chat.remove, async ({ params, caller }) => {
    if (!(await removeConversation(db, ownerOf(caller), params.id, now()))) throw missing();
  });

  implement(
    app,
    chat.importConversations,
    ({ body, caller }) => importConversations(db, ownerOf(caller), body.conversations),
    { timeoutMs: IMPORT_MS },
  );

  implement(
    app,
    chat.legacyReply,
    async ({ body }) => {
      const { content } = await engine.reply({ messages: body.messages.slice(-LEGACY_HISTORY) });
      return { reply: content };
    },
    { timeoutMs: REPLY_MS },
  );

  return app;
}
