import { useMutationState } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { useHost } from '../host-context.ts';
import { chatOutbox } from './chat-outbox.ts';
import { type OutgoingMessage, SEND_KEY } from './outgoing-message.ts';

/** An outgoing message as the thread shows it. */
export interface OutgoingState extends OutgoingMessage {
  /** `waiting`: it could not be sent, and is tried again by itself. */
  readonly state: 'sending' | 'waiting' | 'failed';
  readonly error: unknown;
}

/** Messages on their way, waiting or failed, oldest first: of one conversation, or of all. */
export function useOutgoing(conversationId?: string): readonly OutgoingState[] {
  const all = useMutationState({
    filters: {
      mutationKey: SEND_KEY,
      predicate: ({ state }) => state.status === 'pending' || state.status === 'error',
    },
    select: ({ state }): OutgoingState => ({
      // Only sendMessage makes mutations of this key.
      ...(state.variables as OutgoingMessage),
      state: state.status === 'error' ? 'failed' : 'sending',
      error: state.error,
    }),
  });
  const outbox = chatOutbox(useHost());
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);
  return useMemo(
    () =>
      all
        .map((one): OutgoingState => {
          const entry = entries.find(({ key }) => key === one.message.id);
          if (one.state === 'failed' || entry?.state !== 'waiting') return one;
          return { ...one, state: 'waiting', error: entry.error };
        })
        .filter((one) => conversationId === undefined || one.conversationId === conversationId)
        .sort((a, b) => a.message.createdAt - b.message.createdAt),
    [all, entries, conversationId],
  );
}
