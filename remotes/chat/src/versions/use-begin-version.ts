import type { Message } from '@ficus/contracts';
import { useCallback } from 'react';
import { conversationQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';
import { newId } from '../new-id.ts';
import { sendMessage } from '../sending/send-message.ts';

/**
 * Says something in place of a message: begins a version of the conversation, and answers with its id at once. What it
 * shares is shown from here until the service has it. Until then the text is a draft of it as well, as with every
 * message: whatever view comes in between has it.
 */
export function useBeginVersion(conversationId: string) {
  const host = useHost();
  return useCallback(
    (message: Message, content: string): string => {
      const { queryClient, session } = host;
      const id = newId();
      const whole = queryClient.getQueryData(conversationQuery(host, conversationId).queryKey);
      if (whole) {
        const at = whole.messages.findIndex((one) => one.id === message.id);
        const shared = { ...whole, id, messages: whole.messages.slice(0, at), versions: [] };
        queryClient.setQueryData(conversationQuery(host, id).queryKey, shared);
      }
      session.drafts.getState().draftChanged(id, { text: content, caret: content.length });
      void sendMessage(host, {
        conversationId: id,
        message: { id: newId(), content, createdAt: Date.now() },
        branch: { of: conversationId, before: message.id },
      });
      return id;
    },
    [host, conversationId],
  );
}
