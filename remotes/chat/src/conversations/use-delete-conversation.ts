import { isServiceError } from '@ficus/service-client';
import { useMutation } from '@tanstack/react-query';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';
import { outgoingNow } from '../sending/outgoing-message.ts';
import { dropFailed } from '../sending/send-message.ts';

/** Deletes one conversation everywhere. `isSaid` is false for one that exists only as a draft. */
export function useDeleteConversation(id: string, isSaid: boolean, onDeleted: () => void) {
  const host = useHost();
  const { client, queryClient, session } = host;
  return useMutation({
    retry: false,
    networkMode: 'always',
    mutationFn: async () => {
      if (!isSaid) return;
      await client.chat.remove({ id }).catch((error: unknown) => {
        // Already gone, or not imported yet: what was wanted holds.
        if (!isServiceError(error) || error.code !== 'not-found') throw error;
      });
    },
    onSuccess: async () => {
      // Away first: the open thread would ask for the conversation again.
      onDeleted();
      session.drafts.getState().draftEnded(id);
      for (const { message } of outgoingNow(host, id)) dropFailed(host, message.id);
      if (isSaid) session.conversationRemoved(id);
      queryClient.removeQueries({ queryKey: conversationQuery(host, id).queryKey });
      const { queryKey } = listQuery(host);
      queryClient.setQueryData(
        queryKey,
        (page) => page && { conversations: page.conversations.filter((one) => one.id !== id) },
      );
      await queryClient.invalidateQueries({ queryKey });
    },
  });
}
