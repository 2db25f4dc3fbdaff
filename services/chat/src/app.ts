import { chat, DOCUMENT_LIMIT, documents, type ServiceClaims } from '@ficus/contracts';
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
import { changeConversation } from './conversations/change.ts';
import { readChanges } from './conversations/changes.ts';
import { followReply } from './conversations/follow-reply.ts';
import { importConversations } from './conversations/import.ts';
import { listConversationsPage } from './conversations/list-page.ts';
import { ownerOf } from './conversations/owner.ts';
import { listConversations, readConversation } from './conversations/read.ts';
import { removeConversation } from './conversations/remove.ts';
import { restoreConversation } from './conversations/restore.ts';
import { searchConversations } from './conversations/search.ts';
import { createSending } from './conversations/send.ts';
import { addDocument } from './documents/add-document.ts';
import { listDocuments } from './documents/list-documents.ts';
import { removeDocument } from './documents/remove-document.ts';
import { measureEngine } from './replies/measured-engine.ts';
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
/** A character is six bytes at most, written as an escape. */
const DOCUMENT_BYTES = 6 * DOCUMENT_LIMIT + 4_096;
/** Hundreds of conversations, merged in one transaction. */
const IMPORT_MS = 30_000;

/** Makes the chat service's app, not yet listening. */
export function createChat(dependencies: ChatDependencies): FastifyInstance {
  const { db, verifier, now = Date.now, checks, log, limits } = dependencies;
  const app = createService({
    name: 'chat',
    verifier,
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });
  const engine = measureEngine(app, dependencies.engine);
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
    ({ params, body, caller }) => sending.send(ownerOf(caller), params.id, body.message, body.branch),
    {
      timeoutMs: REPLY_MS,
    },
  );

  implementStream(
    app,
    chat.sendStreaming,
    async function* ({ params, body, caller, lastEventId, signal }) {
      const begun = await sending.begin(ownerOf(caller), params.id, body.message, body.branch);
      yield* followReply(begun, lastEventId, signal);
    },
    { timeoutMs: REPLY_MS },
  );

  implement(app, chat.stop, ({ params, caller }) => sending.stop(ownerOf(caller), params.messageId));

  implement(app, chat.remove, async ({ params, caller }) => {
    if (!(await removeConversation(db, ownerOf(caller), params.id, now()))) throw missing();
  });

  implement(app, chat.change, async ({ params, body, caller }) => {
    const changed = await changeConversation(db, ownerOf(caller), params.id, body, now());
    if (!changed) throw missing();
    return changed;
  });

  implement(app, chat.restore, async ({ params, caller }) => {
    const restored = await restoreConversation(db, ownerOf(caller), params.id, now());
    if (!restored) throw missing();
    return restored;
  });

  implement(app, chat.search, async ({ query, caller }) => ({
    conversations: await searchConversations(db, ownerOf(caller), query.search ?? ''),
  }));

  implement(
    app,
    chat.importConversations,
    ({ body, caller }) => importConversations(db, ownerOf(caller), body.conversations),
    { timeoutMs: IMPORT_MS },
  );

  implement(app, documents.list, async ({ caller }) => ({
    documents: await listDocuments(db, ownerOf(caller)),
  }));

  implement(app, documents.add, ({ body, caller }) => addDocument(db, ownerOf(caller), body, now()), {
    bodyLimit: DOCUMENT_BYTES,
  });

  implement(app, documents.remove, async ({ params, caller }) => {
    if (await removeDocument(db, ownerOf(caller), params.id)) return;
    throw problem(404, 'no-such-document', 'You have no such document.');
  });

  implement(
    app,
    chat.legacyReply,
    async ({ body, caller }) => {
      const messages = body.messages.slice(-LEGACY_HISTORY);
      const { content } = await engine.reply({ messages, owner: ownerOf(caller) });
      return { reply: content };
    },
    { timeoutMs: REPLY_MS },
  );

  return app;
}
