import { useCallback } from 'react';
import { useHost } from '../host-context.ts';
import { newId } from '../new-id.ts';
import { appendText } from './append-text.ts';
import { chatOutbox } from './chat-outbox.ts';
import { type OutgoingMessage, outgoingNow } from './outgoing-message.ts';
import { dropFailed, sendMessage } from './send-message.ts';

/** Sending, and what a person may do with a message that failed. One message at a time is under way. */
export function useSendMessage(conversationId: string) {
  const host = useHost();
  // Asked of the cache, not of the last render: a second press may come before the next one.
  const isSending = useCallback(
    () => outgoingNow(host, conversationId).some((one) => one.isSending),
    [host, conversationId],
  );
  const send = useCallback(
    (content: string) => {
      if (isSending()) return;
      void sendMessage(host, { conversationId, message: { id: newId(), content, createdAt: Date.now() } });
    },
    [host, conversationId, isSending],
  );
  const retry = useCallback(
    ({ message }: OutgoingMessage) => {
      const outbox = chatOutbox(host);
      // What waits is on its way already.
      if (outbox.entries().some(({ key }) => key === message.id)) return outbox.retry();
      if (isSending()) return;
      dropFailed(host, message.id);
      void sendMessage(host, { conversationId, message });
    },
    [host, conversationId, isSending],
  );
  /** Ends the reply that is being made; what there is of it stays. */
  const stop = useCallback(() => {
    for (const { message, isSending: isMade } of outgoingNow(host, conversationId)) {
      if (!isMade) continue;
      host.client.chat
        .stop({ id: conversationId, messageId: message.id })
        .catch((error: unknown) => host.report(error, { action: 'stop-reply' }));
    }
  }, [host, conversationId]);
  /** Takes a failed or waiting message back into the composer, before whatever stands there. */
  const takeBack = useCallback(
    ({ message }: OutgoingMessage) => {
      const { drafts, draftChanged } = host.session.drafts.getState();
      const text = appendText(message.content, drafts[conversationId]?.text ?? '');
      draftChanged(conversationId, { text, caret: text.length });
      dropFailed(host, message.id);
    },
    [host, conversationId],
  );
  return { send, retry, stop, takeBack };
}
