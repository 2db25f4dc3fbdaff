import { t } from '@ficus/i18n';
import type { Host } from '@ficus/remote-kit';
import { describeError, isServiceError } from '@ficus/service-client';
import type { Draft } from '@ficus/session-migration';
import { useMutation } from '@tanstack/react-query';
import { chatPath } from '../chat-path.ts';
import { CONVERSATIONS, conversationQuery, listQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';
import { sayInPassing } from '../notices/passing-notices.ts';
import { outgoingNow } from '../sending/outgoing-message.ts';
import { dropFailed } from '../sending/send-message.ts';

/**
 * Deletes one conversation everywhere, and offers the way back. `isSaid` is false for one that exists only as a draft.
 * `canUndo` is false with a host from before deletions could be undone: then ask first.
 */
export function useDeleteConversation(id: string, isSaid: boolean, onDeleted: () => void) {
  const host = useHost();
  const { client, queryClient, session } = host;
  const canUndo = !isSaid || 'restore' in client.chat;
  const { mutate, isPending, error } = useMutation({
    retry: false,
    networkMode: 'always',
    mutationFn: async () => {
      if (!isSaid) return;
      await client.chat.remove({ id }).catch((cause: unknown) => {
        // Already gone, or not imported yet: what was wanted holds.
        if (!isServiceError(cause) || cause.code !== 'not-found') throw cause;
      });
    },
    onSuccess: async () => {
      // Away first: the open thread would ask for the conversation again.
      onDeleted();
      const { drafts, draftEnded } = session.drafts.getState();
      const draft = drafts[id];
      draftEnded(id);
      for (const { message } of outgoingNow(host, id)) dropFailed(host, message.id);
      if (isSaid) session.conversationRemoved(id);
      queryClient.removeQueries({ queryKey: conversationQuery(host, id).queryKey });
      // Its other versions are one fewer.
      await queryClient.invalidateQueries({ queryKey: CONVERSATIONS });
      const { queryKey } = listQuery(host);
      queryClient.setQueryData(
        queryKey,
        (page) => page && { conversations: page.conversations.filter((one) => one.id !== id) },
      );
      if (canUndo) {
        const undo = () => void bringBack(host, id, isSaid, draft);
        sayInPassing({
          title: isSaid ? t`Conversation deleted` : t`Draft discarded`,
          action: { label: t`Undo`, onPress: undo },
        });
      }
      await queryClient.invalidateQueries({ queryKey });
    },
    onError: (cause) => {
      if (canUndo) sayFailure(host, cause, 'delete-conversation');
    },
  });
  return { remove: () => mutate(), canUndo, isBusy: isPending, error: canUndo ? null : error };
}

/** Undoes a deletion: in the service, in the caches, in the session, and on the page. */
async function bringBack(host: Host, id: string, isSaid: boolean, draft: Draft | undefined): Promise<void> {
  try {
    if (isSaid) {
      const conversation = await host.client.chat.restore({ id });
      host.queryClient.setQueryData(conversationQuery(host, id).queryKey, conversation);
      host.session.conversationChanged(conversation);
      await host.queryClient.invalidateQueries({ queryKey: CONVERSATIONS });
      await host.queryClient.invalidateQueries({ queryKey: listQuery(host).queryKey });
    }
    if (draft) host.session.drafts.getState().draftChanged(id, draft);
    host.navigation.navigate(chatPath(id));
  } catch (error) {
    sayFailure(host, error, 'restore-conversation');
  }
}

function sayFailure(host: Host, error: unknown, action: string): void {
  host.report(error, { action });
  const words = describeError(error);
  sayInPassing({ title: words.title, description: words.action, tone: 'error' });
}
