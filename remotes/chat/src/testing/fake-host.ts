import type {
  Conversation,
  ConversationChange,
  ConversationSummary,
  FoundConversation,
  KnowledgeDocument,
  Message,
} from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { serviceError } from '@ficus/service-client';
import type {
  DraftsState,
  PendingConversationsState,
  PlaceState,
  PreferencesState,
} from '@ficus/session-migration';
import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { createStore } from 'zustand/vanilla';

const details = { route: 'GET /api/v1/conversations/:id', requestId: 'test', message: 'for the test' };

/** The error of a call that finds nothing. */
const notFound = () => serviceError('not-found', details);
/** The error of a call that is refused, and would be again. */
export const forbidden = () => serviceError('forbidden', details);
/** The error of a call without a network. */
export const offline = () => serviceError('offline', details);

/** A conversation of one question and its answer. */
export function conversation(id: string, over: Partial<Conversation> = {}): Conversation {
  const messages = [
    { id: `${id}-1`, role: 'user', content: `Question ${id}`, createdAt: 1000 },
    { id: `${id}-2`, role: 'assistant', content: `Answer ${id}`, createdAt: 1001 },
  ] as const;
  const times = { createdAt: 1000, updatedAt: 1001 };
  return { id, title: `Question ${id}`, ...times, revision: 1, messages: [...messages], ...over };
}

/** The list's view of a conversation. */
export function summary(one: Conversation): ConversationSummary {
  const { messages, revision: _revision, ...rest } = one;
  return { ...rest, messageCount: messages.length };
}

/** A host in memory with a chat service that keeps `conversations`; every call and every word to the host is a spy. */
export function fakeHost(
  conversations: readonly Conversation[] = [],
  options: { path?: string; now?: () => number } = {},
) {
  const now = options.now ?? Date.now;
  const removed = new Map<string, Conversation>();
  const stored = new Map(conversations.map((one) => [one.id, one]));
  const chat = {
    conversations: vi.fn(async () => ({ conversations: [...stored.values()].map(summary) })),
    conversation: vi.fn(async ({ id }: { id: string }) => {
      const one = stored.get(id);
      if (!one) throw notFound();
      return one;
    }),
    send: vi.fn(async ({ id, message: sent }: { id: string; message: Omit<Message, 'role'> }) => {
      const message: Message = { ...sent, role: 'user' };
      const reply: Message = {
        id: `reply-${sent.id}`,
        role: 'assistant',
        content: 'A reply',
        createdAt: now(),
      };
      const before = stored.get(id) ?? conversation(id, { title: sent.content, messages: [] });
      const others = before.messages.filter((one) => one.id !== sent.id && one.id !== reply.id);
      stored.set(id, { ...before, messages: [...others, message, reply] });
      return { message, reply, revision: 7 };
    }),
    change: vi.fn(async ({ id, title, isPinned, isArchived }: { id: string } & ConversationChange) => {
      const { pinnedAt, archivedAt, ...one } = stored.get(id) ?? conversation(id);
      const next = {
        ...one,
        ...(title && { title, isNamed: true }),
        ...((isPinned ?? pinnedAt) && { pinnedAt: now() }),
        ...((isArchived ?? archivedAt) && { archivedAt: now() }),
      };
      stored.set(id, next);
      return summary(next);
    }),
    remove: vi.fn(async ({ id }: { id: string }) => {
      const one = stored.get(id);
      if (one) removed.set(id, one);
      stored.delete(id);
    }),
    restore: vi.fn(async ({ id }: { id: string }) => {
      const one = removed.get(id);
      if (!one) throw notFound();
      stored.set(id, one);
      return one;
    }),
    search: vi.fn(async ({ search }: { search?: string | undefined }) => ({
      conversations: [...stored.values()].flatMap((one): FoundConversation[] => {
        const found = one.messages.find(({ content }) => content.includes(search ?? ''));
        return found ? [{ ...summary(one), excerpt: found.content }] : [];
      }),
    })),
  };
  let own: KnowledgeDocument[] = [];
  const documents = {
    list: vi.fn(async () => ({ documents: own })),
    add: vi.fn(async ({ name, text }: { name: string; text: string }) => {
      const one = {
        id: `own-${name}`,
        title: name,
        source: 'own',
        size: text.length,
        addedAt: now(),
      } as const;
      own = [one, ...own.filter(({ id }) => id !== one.id)];
      return one;
    }),
    remove: vi.fn(async ({ id }: { id: string }) => {
      own = own.filter((one) => one.id !== id);
    }),
  };
  let path = options.path ?? '/';
  const listeners = new Set<() => void>();
  const host = {
    contractVersion: 3,
    signal: new AbortController().signal,
    feature: 'chat',
    person: {
      id: 'p1',
      email: 'ada@acme.test',
      name: 'Ada Marsh',
      tenantId: 'acme',
      tenantName: 'Acme',
      role: 'admin',
    },
    // The calls that the chat makes, and no others.
    client: { chat, documents } as unknown as Host['client'],
    queryClient: new QueryClient(),
    session: { ...sessionStores(now), conversationChanged: vi.fn(), conversationRemoved: vi.fn() },
    navigation: {
      basePath: '/chat',
      path: () => path,
      search: () => '',
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      navigate: (next) => {
        path = next;
        for (const listener of listeners) listener();
      },
    },
    ready: vi.fn(),
    setDirty: vi.fn(),
    announce: vi.fn(),
    report: vi.fn(),
  } satisfies Host;
  return { host, chat, documents };
}

function sessionStores(now: () => number) {
  return {
    preferences: createStore<PreferencesState>((set) => ({
      values: {},
      preferenceChanged: (name, value) => set(({ values }) => ({ values: { ...values, [name]: value } })),
    })),
    drafts: createStore<DraftsState>((set) => ({
      drafts: {},
      draftChanged: (id, draft) =>
        set(({ drafts }) => ({ drafts: { ...drafts, [id]: { ...draft, updatedAt: now() } } })),
      draftEnded: (id) =>
        set(({ drafts }) => ({
          drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== id)),
        })),
    })),
    place: createStore<PlaceState>((set) => ({
      activeConversation: undefined,
      conversationOpened: (activeConversation) => set({ activeConversation }),
    })),
    pendingConversations: createStore<PendingConversationsState>(() => ({
      pending: [],
      status: 'idle',
      confirmed: 0,
      total: 0,
    })),
  };
}
