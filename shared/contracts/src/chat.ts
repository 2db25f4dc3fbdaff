import { z } from 'zod/mini';
import { route } from './route.ts';
import { page } from './text.ts';

/** Identifiers are opaque and unique per owner: legacy ids stay what they were, new ones are UUIDs. */
const Id = z.string().check(z.minLength(1), z.maxLength(200));
/** Milliseconds since 1970. */
const Time = z.number();

/** A document that a reply rests on. */
export const Citation = z.object({ documentId: z.string(), title: z.string(), excerpt: z.string() });
export type Citation = z.infer<typeof Citation>;

export const MessageRole = z.enum(['user', 'assistant']);

/** One message. `createdAt` in milliseconds since 1970. */
export const Message = z.object({
  id: Id,
  role: MessageRole,
  content: z.string(),
  createdAt: Time,
  citations: z.optional(z.array(Citation)),
});
export type Message = z.infer<typeof Message>;

/** A conversation as the list shows it: its title is its first question, shortened. */
export const ConversationSummary = z.object({
  id: Id,
  title: z.string(),
  createdAt: Time,
  updatedAt: Time,
  messageCount: z.number(),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/**
 * A conversation with all its messages, oldest first.
 * `revision` grows with every change of any conversation of its owner: a cursor for `changes`.
 */
export const Conversation = z.object({
  id: Id,
  title: z.string(),
  createdAt: Time,
  updatedAt: Time,
  revision: z.number(),
  messages: z.array(Message),
});
export type Conversation = z.infer<typeof Conversation>;

/** A conversation from a legacy session. Messages have no ids there: identity is role, time and text. */
export const ImportedConversation = z.object({
  id: Id,
  createdAt: Time,
  updatedAt: Time,
  messages: z.array(z.object({ role: MessageRole, content: z.string(), createdAt: Time })),
});
export type ImportedConversation = z.infer<typeof ImportedConversation>;

/** Sending is idempotent by `message.id`: sent twice, the same reply comes back. */
export const SendMessage = z.object({
  message: z.object({
    id: Id,
    content: z.string().check(z.minLength(1), z.maxLength(32_000)),
    createdAt: Time,
  }),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** A message with the reply to it. */
const Exchange = { message: Message, reply: Message, revision: z.number() };

/** What a reply in the making is told by. */
export const ReplyEvent = z.discriminatedUnion('type', [
  /** The message is stored; it will not be lost any more. */
  z.object({ type: z.literal('accepted'), message: Message }),
  /** The reply goes on by this text. */
  z.object({ type: z.literal('text'), text: z.string() }),
  /** The reply begins anew: what came of it so far is void. */
  z.object({ type: z.literal('restart') }),
  /** The reply is stored, whole. */
  z.object({ type: z.literal('done'), ...Exchange }),
]);
export type ReplyEvent = z.infer<typeof ReplyEvent>;

/** At most this many conversations in one import call. */
export const IMPORT_BATCH = 200;

/** The chat service's routes; every one answers only for the caller's own conversations. */
export const chat = {
  conversations: route({
    method: 'GET',
    path: '/api/v1/conversations',
    service: 'chat',
    successor: { path: '/api/v2/conversations', since: 1_795_564_800 },
    response: z.object({ conversations: z.array(ConversationSummary) }),
  }),
  /** The same page by page, the one last changed first. A conversation that changes meanwhile moves to the first page. */
  conversationsPage: route({
    method: 'GET',
    path: '/api/v2/conversations',
    service: 'chat',
    query: z.object(page),
    response: z.object({
      conversations: z.array(ConversationSummary),
      nextCursor: z.optional(z.string()),
    }),
  }),
  conversation: route({
    method: 'GET',
    path: '/api/v1/conversations/:id',
    service: 'chat',
    response: Conversation,
  }),
  /** Conversations changed after a revision, oldest change first; `more` tells that a further page follows. */
  changes: route({
    method: 'GET',
    path: '/api/v1/conversation-changes',
    service: 'chat',
    query: z.object({
      after: z.optional(z.coerce.number()),
      limit: z.optional(z.coerce.number().check(z.gte(1), z.lte(500))),
    }),
    response: z.object({
      conversations: z.array(Conversation),
      deleted: z.array(z.object({ id: Id, revision: z.number() })),
      revision: z.number(),
      more: z.boolean(),
    }),
  }),
  /** Adds a message, creating the conversation if it is new, and answers with the message and the reply to it. */
  send: route({
    method: 'POST',
    path: '/api/v1/conversations/:id/messages',
    service: 'chat',
    idempotent: true,
    body: SendMessage,
    response: z.object(Exchange),
  }),
  /**
   * The same, with the reply told as it is made. Who was cut off calls again with `Last-Event-ID` and gets the rest;
   * the reply is made and stored whether anybody follows it or not.
   */
  sendStreaming: route({
    method: 'POST',
    path: '/api/v1/conversations/:id/messages/stream',
    service: 'chat',
    idempotent: true,
    body: SendMessage,
    stream: ReplyEvent,
  }),
  /** Ends the making of a reply: what there is of it by then is the reply. Does nothing where none is being made. */
  stop: route({
    method: 'POST',
    path: '/api/v1/conversations/:id/messages/:messageId/stop',
    service: 'chat',
    idempotent: true,
  }),
  remove: route({ method: 'DELETE', path: '/api/v1/conversations/:id', service: 'chat' }),
  /** Merges legacy conversations by id; a message already there (role, time, text) is not added again. */
  importConversations: route({
    method: 'POST',
    path: '/api/v1/conversation-imports',
    service: 'chat',
    idempotent: true,
    body: z.object({ conversations: z.array(ImportedConversation).check(z.maxLength(IMPORT_BATCH)) }),
    response: z.object({
      conversations: z.array(z.object({ id: Id, messageCount: z.number() })),
      revision: z.number(),
    }),
  }),
  /** The old application's endpoint: one question and what came before, one answer, nothing stored. */
  legacyReply: route({
    method: 'POST',
    path: '/api/chat/reply',
    service: 'chat',
    body: z.object({ messages: z.array(z.object({ role: MessageRole, content: z.string() })) }),
    response: z.object({ reply: z.string() }),
  }),
} as const;
