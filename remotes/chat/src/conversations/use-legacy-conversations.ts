import type { Conversation } from '@ficus/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';

/** A conversation that the service has confirmed, and the list as it was then. */
interface Leaving {
  readonly conversation: Conversation;
  readonly listThen: object | undefined;
}

/**
 * Conversations of the legacy session that the server's list does not show yet. One that the service has just
 * confirmed stays until a list fetched after that has arrived; it would vanish for a moment otherwise.
 */
export function useLegacyConversations(): readonly Conversation[] {
  const host = useHost();
  const queryClient = useQueryClient();
  const store = host.session.pendingConversations;
  const pending = useStore(store, (state) => state.pending);
  const [leaving, setLeaving] = useState<readonly Leaving[]>([]);
  const { data, isFetching } = useQuery(listQuery(host));

  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.pending === before.pending) return;
        const stillPending = new Set(now.pending.map(({ id }) => id));
        const left = before.pending.filter(({ id }) => !stillPending.has(id));
        if (left.length === 0) return;
        const { queryKey } = listQuery(host);
        const listThen = queryClient.getQueryData(queryKey);
        setLeaving((earlier) => [...earlier, ...left.map((conversation) => ({ conversation, listThen }))]);
        // A list on its way may not know them. Invalidating alone would wait for it, were it the first one.
        void queryClient.cancelQueries({ queryKey }).then(() => queryClient.invalidateQueries({ queryKey }));
        for (const { id } of left) void queryClient.invalidateQueries(conversationQuery(host, id));
      }),
    [store, queryClient, host],
  );

  useEffect(() => {
    if (isFetching) return;
    setLeaving((all) =>
      all.some((one) => one.listThen !== data) ? all.filter((one) => one.listThen === data) : all,
    );
  }, [isFetching, data]);

  return useMemo(() => [...pending, ...leaving.map(({ conversation }) => conversation)], [pending, leaving]);
}
