import { z } from 'zod/mini';
import { route } from './route.ts';
import { line, page, Search } from './text.ts';

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

/** How its owner has put a conversation in order. Absent: not at all. */
const Order = {
  /** The title was given by hand. */
  isNamed: z.optional(z.boolean()),
  /** Stands at the top of the list since then. */
  pinnedAt: z.optional(Time),
  /** Out of the list since then; the next message brings it back. */
  archivedAt: z.optional(Time),
  /** What it shares with the other versions of it: they began as one conversation. */
  family: z.optional(Id),
};

/** A place of a conversation at which it goes on in more than one version. Each version is a conversation. */
export const VersionedPlace = z.object({
  /** The message of this conversation at the place. */
  messageId: Id,
  /** The conversations that go on from there, the first one first. */
  conversations: z.array(Id),
  /** Which of them this one is, or went through. */
  index: z.number(),
});
export type VersionedPlace = z.infer<typeof VersionedPlace>;

/** A conversation as the list shows it: its title was given by hand, or is its first question, shortened. */
export const ConversationSummary = z.object({
  id: Id,
  title: z.string(),
  createdAt: Time,
  updatedAt: Time,
  messageCount: z.number(),
  ...Order,
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
  /** Only in the answer to `conversation`; absent where the service is from before there were versions. */
  versions: z.optional(z.array(VersionedPlace)),
  ...Order,
});
export type Conversation = z.infer<typeof Conversation>;

/** Longest title, in UTF-16 code units. */
export const TITLE_LIMIT = 120;

/** What is to change in a conversation's order; what is absent stays. */
export const ConversationChange = z.object({
  /** `null`: named by its first question again. */
  title: z.optional(z.nullable(line(TITLE_LIMIT))),
  isPinned: z.optional(z.boolean()),
  isArchived: z.optional(z.boolean()),
});
export type ConversationChange = z.infer<typeof ConversationChange>;

/** A conversation that holds what was searched for. */
export const FoundConversation = z.object({
  ...ConversationSummary.shape,
  /** The part of a message that holds it, plain text. Absent: only the title does. */
  excerpt: z.optional(z.string()),
});
export type FoundConversation = z.infer<typeof FoundConversation>;

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
  /**
   * Begins the conversation as a version of another: with copies of what was said there before the message `before`,
   * which this one takes the place of. Heeded only as long as the conversation does not exist.
   */
  branch: z.optional(z.object({ of: Id, before: Id })),
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
  /** Names, pins or archives a conversation. Its `updatedAt`, and so its place by age, stays. */
  change: route({
    method: 'PATCH',
    path: '/api/v1/conversations/:id',
    service: 'chat',
    idempotent: true,
    body: ConversationChange,
    response: ConversationSummary,
  }),
  /** Deletes a conversation. For an hour it can be brought back. */
  remove: route({ method: 'DELETE', path: '/api/v1/conversations/:id', service: 'chat' }),
  /** Undoes a deletion. 404 when it is too late; one that is there, and was begun anew meanwhile, stays as it is. */
  restore: route({
    method: 'POST',
    path: '/api/v1/conversations/:id/restore',
    service: 'chat',
    idempotent: true,
    response: Conversation,
  }),
  /**
   * Conversations with all the words, whole or their beginnings, in one message or in the title; in a title any part of a
   * word counts. The last changed first, 50 at most.
   */
  search: route({
    method: 'GET',
    path: '/api/v1/conversation-search',
    service: 'chat',
    query: z.object({ search: Search }),
    response: z.object({ conversations: z.array(FoundConversation) }),
  }),
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
