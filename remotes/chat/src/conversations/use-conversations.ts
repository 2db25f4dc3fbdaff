import type { Conversation, ConversationSummary } from '@ficus/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { listQuery } from '../chat-queries.ts';
import { useHost } from '../host-context.ts';
import { useOutgoing } from '../sending/use-outgoing.ts';
import { type ConversationEntry, mergeConversations } from './merge-conversations.ts';
import { unsentConversations } from './unsent-conversations.ts';
import { useLegacyConversations } from './use-legacy-conversations.ts';

/** All that is known of the person's conversations. */
export interface Conversations {
  /** The server's and the legacy session's, the last changed first. */
  readonly entries: readonly ConversationEntry[];
  /** Begun and not sent yet: drafts and first messages on their way. */
  readonly unsent: readonly ConversationEntry[];
  /** Those of the legacy session that the server has not listed yet. */
  readonly legacy: readonly Conversation[];
  isOnServer(id: string): boolean;
  /** The server's list has arrived or failed. */
  readonly isSettled: boolean;
  readonly error: unknown;
  reload(): void;
}

const listed = (page: { readonly conversations: readonly ConversationSummary[] }) => page.conversations;

/** The conversations, from the server, the legacy session and what is not sent yet. */
export function useConversations(): Conversations {
  const host = useHost();
  const list = useQuery({ ...listQuery(host), select: listed });
  const legacy = useLegacyConversations();
  const outgoing = useOutgoing();
  const entries = useMemo(() => mergeConversations(list.data ?? [], legacy), [list.data, legacy]);
  const onServer = useMemo(() => new Set(list.data?.map(({ id }) => id)), [list.data]);
  const known = useMemo(() => new Set(entries.map(({ id }) => id)), [entries]);
  // Flat and compared shallowly: typing in a known conversation changes a draft, but not this list.
  const unsentTitles = useStore(
    host.session.drafts,
    useShallow((state) => unsentConversations(state.drafts, outgoing, known).flatMap((e) => [e.id, e.title])),
  );
  const unsent = useMemo(() => {
    const pairs: ConversationEntry[] = [];
    for (let i = 0; i < unsentTitles.length; i += 2) {
      pairs.push({ id: unsentTitles[i] ?? '', title: unsentTitles[i + 1] ?? '', updatedAt: 0 });
    }
    return pairs;
  }, [unsentTitles]);
  return {
    entries,
    unsent,
    legacy,
    isOnServer: (id) => onServer.has(id),
    isSettled: !list.isPending,
    error: list.error,
    reload: () => void list.refetch(),
  };
}
