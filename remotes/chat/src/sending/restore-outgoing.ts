import type { Message } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { isServiceError } from '@ficus/service-client';
import { chatOutbox, SEND_KIND } from './chat-outbox.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import { sendMessage } from './send-message.ts';

/** Sends what was on its way when the page ended, or another view took over. */
export async function restoreOutgoing(host: Host): Promise<void> {
  for (const write of await chatOutbox(host).kept(SEND_KIND)) {
    // Only sendMessage keeps writes of this kind.
    const outgoing = write.input as OutgoingMessage;
    void sendMessage(host, outgoing, () => wasSaidSince(host, outgoing));
  }
}

/** Tells whether the person has said the same again meanwhile, in another view: then it must not be said twice. */
async function wasSaidSince(host: Host, { conversationId, message }: OutgoingMessage): Promise<boolean> {
  const isSame = (one: Message) =>
    one.role === 'user' &&
    one.id !== message.id &&
    one.content.trim() === message.content &&
    one.createdAt >= message.createdAt;
  const pending = host.session.pendingConversations
    .getState()
    .pending.find(({ id }) => id === conversationId);
  if (pending?.messages.some(isSame)) return true;
  try {
    return (await host.client.chat.conversation({ id: conversationId })).messages.some(isSame);
  } catch (error) {
    if (isServiceError(error) && error.code === 'not-found') return false;
    throw error;
  }
}
