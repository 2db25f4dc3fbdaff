import type { Conversation, ConversationSummary, Message } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { uniteMessages } from '../thread/unite-messages.ts';
import { titleOf } from '../title.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** What the service answers to a message. */
export interface SendAnswer {
  readonly message: Message;
  readonly reply: Message;
  readonly revision: number;
}

/**
 * Takes a message and its reply into the caches, hands the whole conversation to the session and ends its draft.
 * Rejects when what was said before is neither here nor to be had; sending again is harmless then.
 */
export async function acceptReply(host: Host, outgoing: OutgoingMessage, answer: SendAnswer): Promise<void> {
  const { queryClient, session } = host;
  const id = outgoing.conversationId;
  const { queryKey } = conversationQuery(host, id);
  // An answer on its way was made before this message; it must not land on top of it.
  await queryClient.cancelQueries({ queryKey });
  const conversation = withAnswer(id, await earlierConversation(host, id), answer);
  queryClient.setQueryData(queryKey, conversation);
  updateList(host, conversation);
  session.conversationChanged(conversation);
  const { drafts, draftEnded } = session.drafts.getState();
  if (drafts[id]?.text.trim() === outgoing.message.content) draftEnded(id);
  host.announce(`Reply: ${answer.reply.content}`, 'polite');
}

/** The conversation before this message, from what is here already, else from the service. */
async function earlierConversation(host: Host, id: string): Promise<Conversation | undefined> {
  const query = conversationQuery(host, id);
  const legacy = host.session.pendingConversations.getState().pending.find((one) => one.id === id);
  const cached = host.queryClient.getQueryData(query.queryKey);
  if (cached && legacy) return { ...legacy, messages: uniteMessages(legacy.messages, cached.messages) };
  if (cached || legacy) return cached ?? legacy;
  const list = host.queryClient.getQueryData(listQuery(host).queryKey)?.conversations;
  const isOnServer = list?.some((one) => one.id === id);
  // Without a list nobody knows whether it is new; the service does.
  return isOnServer === false ? undefined : host.queryClient.fetchQuery(query);
}

function withAnswer(id: string, earlier: Conversation | undefined, answer: SendAnswer): Conversation {
  const { message, reply, revision } = answer;
  const before = earlier?.messages.filter((one) => one.id !== message.id && one.id !== reply.id) ?? [];
  return {
    id,
    title: earlier?.title ?? titleOf(message.content),
    createdAt: earlier?.createdAt ?? message.createdAt,
    updatedAt: Math.max(earlier?.updatedAt ?? 0, reply.createdAt),
    revision,
    messages: [...before, message, reply],
  };
}

function updateList(host: Host, conversation: Conversation): void {
  const { id, title, createdAt, updatedAt, messages } = conversation;
  const summary: ConversationSummary = { id, title, createdAt, updatedAt, messageCount: messages.length };
  const { queryKey } = listQuery(host);
  host.queryClient.setQueryData(
    queryKey,
    (page) => page && { conversations: [summary, ...page.conversations.filter((one) => one.id !== id)] },
  );
  // A list on its way may have been made before this message.
  if (host.queryClient.isFetching({ queryKey }) > 0) void host.queryClient.invalidateQueries({ queryKey });
}
