import type { Host } from '@ficus/remote-kit';
import { isServiceError } from '@ficus/service-client';
import type { SendAnswer } from './accept-reply.ts';
import { replyEnded, replyGoesOn } from './live-replies.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/**
 * Sends a message and follows its reply as it is made. Against a host or a service from before replies were streamed,
 * waits for the whole of it. `taken` is called when the service has the message.
 */
export async function streamReply(
  host: Host,
  { conversationId, message, branch }: OutgoingMessage,
  taken: () => void,
): Promise<SendAnswer> {
  const input = { id: conversationId, message, ...(branch && { branch }) };
  // Of an older host's client.
  const stream = host.client.chat.sendStreaming as Host['client']['chat']['sendStreaming'] | undefined;
  if (!stream) return host.client.chat.send(input);
  try {
    return await stream(input, {
      onEvent(event) {
        if (event.type === 'accepted') taken();
        else replyGoesOn(message.id, event);
      },
    });
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'not-found') throw error;
    return host.client.chat.send(input);
  } finally {
    replyEnded(message.id);
  }
}
