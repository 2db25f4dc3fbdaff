import type { Conversation } from '@ficus/contracts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChatContent } from '../lenses/chat.ts';
import type { Steps } from '../lenses/steps.ts';
import type { PendingConversationsState } from '../session.ts';
import { conversationTitle } from './conversation-title.ts';

/** The pending conversations together with what the engine does to them. */
export interface PendingPart {
  readonly store: StoreApi<PendingConversationsState>;
  /** Shows exactly these as not confirmed yet. Those that were shown and are not among them count as confirmed. */
  show(chats: readonly ChatContent[]): Steps<void>;
  confirm(ids: ReadonlySet<string>): void;
  setStatus(status: PendingConversationsState['status']): void;
  clear(): void;
}

const nothing = { pending: [], status: 'idle', confirmed: 0, total: 0 } as const;

/** Legacy conversations on their way to the chat service; in memory only, the legacy session still holds them. */
export function createPending(): PendingPart {
  const store = createStore<PendingConversationsState>(() => nothing);
  return {
    store,
    *show(chats) {
      const before = store.getState().pending;
      if (chats.length === 0 && before.length === 0) return;
      const shown = new Map(before.map((conversation) => [conversation.id, conversation]));
      const next: Conversation[] = [];
      for (const chat of chats) {
        next.push(reuse(shown.get(chat.id), chat));
        yield;
      }
      const { confirmed, status } = store.getState();
      const done = status === 'idle' ? 0 : confirmed;
      store.setState({
        pending: next,
        status: next.length === 0 ? 'idle' : 'importing',
        confirmed: done,
        total: done + next.length,
      });
    },
    confirm(ids) {
      const { pending, confirmed, total, status } = store.getState();
      const left = pending.filter(({ id }) => !ids.has(id));
      store.setState({
        pending: left,
        confirmed: confirmed + pending.length - left.length,
        total,
        status: left.length === 0 ? 'idle' : status,
      });
    },
    setStatus(status) {
      if (store.getState().status !== status) store.setState({ status });
    },
    clear: () => store.setState(nothing),
  };
}

function reuse(shown: Conversation | undefined, chat: ChatContent): Conversation {
  return shown?.messages.length === chat.messages.length && shown.updatedAt === chat.updatedAt
    ? shown
    : toConversation(chat);
}

/**
 * A legacy chat as views know conversations: revision 0, message ids by position (the service will give real ones),
 * its title the first question, shortened.
 */
export function toConversation(chat: ChatContent): Conversation {
  const { id, createdAt, updatedAt } = chat;
  const question = chat.messages.find(({ role }) => role === 'user') ?? chat.messages[0];
  const messages = chat.messages.map((message, index) => ({ ...message, id: `legacy:${index}` }));
  const title = conversationTitle(question?.content ?? '');
  return { id, title, createdAt, updatedAt, revision: 0, messages };
}
