import type { Conversation, ConversationSummary, Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { Host } from '@ficus/remote-kit';
import { CONVERSATIONS, conversationQuery, listQuery } from '../chat-queries.ts';
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
  const conversation = outgoing.branch
    ? await newVersion(host, id)
    : withAnswer(id, await earlierConversation(host, id), answer);
  queryClient.setQueryData(queryKey, conversation);
  // One that was begun here is not known whole: whether it can have versions, the service says.
  if (!conversation.versions) void queryClient.invalidateQueries({ queryKey });
  updateList(host, conversation);
  session.conversationChanged(conversation);
  const { drafts, draftEnded } = session.drafts.getState();
  if (drafts[id]?.text.trim() === outgoing.message.content) draftEnded(id);
  host.announce(t`Reply: ${answer.reply.content}`, 'polite');
}

/** A version that has just been begun: what it shares with the others has ids that only the service knows. */
async function newVersion(host: Host, id: string): Promise<Conversation> {
  const conversation = await host.queryClient.fetchQuery({ ...conversationQuery(host, id), staleTime: 0 });
  // The others learn of it: where they go on in several versions, and that they are of one family.
  void host.queryClient.invalidateQueries({ queryKey: CONVERSATIONS });
  void host.queryClient.invalidateQueries({ queryKey: listQuery(host).queryKey });
  return conversation;
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
  // It is out of the archive now, as in the service; else it stays in its order.
  const { archivedAt: _archivedAt, ...order } = earlier ?? {};
  return {
    ...order,
    id,
    title: earlier?.title ?? titleOf(message.content),
    createdAt: earlier?.createdAt ?? message.createdAt,
    updatedAt: Math.max(earlier?.updatedAt ?? 0, reply.createdAt),
    revision,
    messages: [...before, message, reply],
  };
}

function updateList(host: Host, conversation: Conversation): void {
  const { id, title, createdAt, updatedAt, messages, family } = conversation;
  const said = { createdAt, updatedAt, messageCount: messages.length };
  const { queryKey } = listQuery(host);
  host.queryClient.setQueryData(queryKey, (page) => {
    if (!page) return page;
    // Name and pin are the list's to know: they may have changed since the conversation was read.
    const known: Partial<ConversationSummary> = page.conversations.find((one) => one.id === id) ?? {};
    const { archivedAt: _archivedAt, ...before } = known;
    const summary: ConversationSummary = {
      id,
      title,
      ...(family !== undefined && { family }),
      ...before,
      ...said,
    };
    return { conversations: [summary, ...page.conversations.filter((one) => one.id !== id)] };
  });
  // A list on its way may have been made before this message.
  if (host.queryClient.isFetching({ queryKey }) > 0) void host.queryClient.invalidateQueries({ queryKey });
}
