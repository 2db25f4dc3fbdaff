import type { Conversation, ImportedConversation, Message } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';

/** A chat service in memory, with the contract's semantics, for one owner. */
export interface ChatBackend {
  readonly client: Pick<ServiceClient, 'chat'>;
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly calls: string[];
  /** Called before each call; throw to fail it. */
  before: (name: string, input: unknown) => void;
  /** Adds a message as the new view does, and answers with the conversation. */
  say(id: string, role: Message['role'], content: string, createdAt: number): Conversation;
  drop(id: string): void;
  /** Every call fails. */
  isDown: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function chatBackend(): ChatBackend {
  const conversations = new Map<string, Conversation>();
  const deleted = new Map<string, { revision: number; at: number }>();
  const calls: string[] = [];
  let revision = 0;
  let messageId = 0;

  const store = (conversation: Omit<Conversation, 'revision'>) => {
    revision += 1;
    const next = { ...conversation, revision };
    conversations.set(conversation.id, next);
    deleted.delete(conversation.id);
    return next;
  };
  const identity = (message: Pick<Message, 'role' | 'createdAt' | 'content'>) =>
    JSON.stringify([message.role, message.createdAt, message.content]);
  const merge = ({ id, createdAt, updatedAt, messages }: ImportedConversation) => {
    // Deleted stays deleted, unless somebody has gone on with it in a legacy session since.
    if (updatedAt <= (deleted.get(id)?.at ?? -1)) return undefined;
    const known = conversations.get(id);
    const left = (known?.messages ?? []).map(identity);
    const added = messages.filter((message) => {
      const at = left.indexOf(identity(message));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    if (known && added.length === 0) return known;
    const all = [
      ...(known?.messages ?? []),
      ...added.map((message) => ({ ...message, id: `m${++messageId}` })),
    ];
    return store({
      id,
      title: '',
      createdAt: known?.createdAt ?? createdAt,
      updatedAt: Math.max(known?.updatedAt ?? 0, updatedAt),
      messages: all.sort((a, b) => a.createdAt - b.createdAt),
    });
  };

  const backend: ChatBackend = {
    conversations,
    calls,
    before: () => {},
    isDown: false,
    now: Date.now,
    say(id, role, content, createdAt) {
      const known = conversations.get(id);
      const message = { id: crypto.randomUUID(), role, content, createdAt };
      const messages = [...(known?.messages ?? []), message];
      return store({
        id,
        title: '',
        createdAt: known?.createdAt ?? createdAt,
        updatedAt: createdAt,
        messages,
      });
    },
    drop(id) {
      if (conversations.delete(id)) deleted.set(id, { revision: ++revision, at: backend.now() });
    },
    client: {
      // The engine uses four of the routes; calling another one fails the test.
      chat: {
        importConversations: async (input: { conversations: ImportedConversation[] }) => {
          enter('import', input);
          const answer = input.conversations.map((one) => ({
            id: one.id,
            messageCount: merge(structuredClone(one))?.messages.length ?? 0,
          }));
          return { conversations: answer, revision };
        },
        changes: async ({ after = 0, limit = 200 }: { after?: number; limit?: number }) => {
          enter('changes', after);
          const events = [
            ...[...conversations.values()].map((conversation) => ({
              revision: conversation.revision,
              conversation,
              id: conversation.id,
            })),
            ...[...deleted].map(([id, { revision: at }]) => ({ revision: at, conversation: undefined, id })),
          ]
            .filter((event) => event.revision > after)
            .sort((a, b) => a.revision - b.revision);
          const page = events.slice(0, limit);
          return structuredClone({
            conversations: page.flatMap(({ conversation }) => conversation ?? []),
            deleted: page.flatMap(({ conversation, id, revision: at }) =>
              conversation ? [] : [{ id, revision: at }],
            ),
            revision: page.at(-1)?.revision ?? Math.min(after, revision),
            more: events.length > page.length,
          });
        },
        conversation: async ({ id }: { id: string }) => {
          enter('conversation', id);
          const found = conversations.get(id);
          if (!found) throw Object.assign(new Error(`No conversation ${id}`), { code: 'not-found' });
          return structuredClone(found);
        },
        remove: async ({ id }: { id: string }) => {
          enter('remove', id);
          if (!conversations.has(id))
            throw Object.assign(new Error(`No conversation ${id}`), { code: 'not-found' });
          backend.drop(id);
          return undefined;
        },
      } as unknown as ServiceClient['chat'],
    },
  };
  const enter = (name: string, input: unknown) => {
    calls.push(name);
    if (backend.isDown) throw Object.assign(new Error('down'), { code: 'unavailable' });
    backend.before(name, input);
  };
  return backend;
}
