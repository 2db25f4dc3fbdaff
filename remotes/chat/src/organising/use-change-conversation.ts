import type { ConversationChange, ConversationSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import { optimistically } from '@ficus/service-client/query';
import { useMutation } from '@tanstack/react-query';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';
import { sayInPassing } from '../notices/passing-notices.ts';

interface Page {
  readonly conversations: ConversationSummary[];
}

/** Names, pins or archives one conversation. It shows at once; a failure puts it back and says so. */
export function useChangeConversation(id: string) {
  const host = useHost();
  const { client, queryClient } = host;
  const handlers = optimistically<ConversationChange, Page>(queryClient, {
    queryKey: listQuery(host).queryKey,
    update: ({ conversations }, change) => ({
      conversations: conversations.map((one) => (one.id === id ? changed(one, change, Date.now()) : one)),
    }),
  });
  const { mutate } = useMutation({
    retry: false,
    networkMode: 'always',
    mutationFn: (change: ConversationChange) => client.chat.change({ id, ...change }),
    ...handlers,
    onSuccess: (_answer, change) => {
      const words = wordsFor(change);
      const undo = () => mutate({ isArchived: false });
      if (words)
        sayInPassing({
          title: words,
          ...(change.isArchived && { action: { label: t`Undo`, onPress: undo } }),
        });
      return queryClient.invalidateQueries({ queryKey: conversationQuery(host, id).queryKey });
    },
    onError: (error, change, context) => {
      handlers.onError(error, change, context);
      host.report(error, { action: 'change-conversation' });
      const { title, action } = describeError(error);
      sayInPassing({ title, description: action, tone: 'error' });
    },
  });
  return { change: mutate };
}

/** The conversation as the service will have it. */
function changed(
  { pinnedAt, archivedAt, isNamed, ...one }: ConversationSummary,
  { title, isPinned, isArchived }: ConversationChange,
  now: number,
): ConversationSummary {
  const pinned = isPinned === undefined ? pinnedAt : isPinned ? now : undefined;
  const archived = isArchived === undefined ? archivedAt : isArchived ? now : undefined;
  // Without its name it is called by its first question, which only the service knows: the old one stands until then.
  const named = title === undefined ? isNamed : title !== null;
  return {
    ...one,
    ...(title && { title }),
    ...(named && { isNamed: true }),
    ...(pinned !== undefined && { pinnedAt: pinned }),
    ...(archived !== undefined && { archivedAt: archived }),
  };
}

function wordsFor({ isPinned, isArchived }: ConversationChange): string | undefined {
  if (isArchived !== undefined) return isArchived ? t`Archived` : t`Out of the archive`;
  if (isPinned !== undefined) return isPinned ? t`Pinned to the top` : t`Unpinned`;
  return undefined;
}
