import { useMutationState } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type OutgoingMessage, SEND_KEY } from './outgoing-message.ts';

/** An outgoing message as the thread shows it. */
export interface OutgoingState extends OutgoingMessage {
  readonly state: 'sending' | 'failed';
  readonly error: unknown;
}

/** Messages on their way or failed, oldest first: of one conversation, or of all. */
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
  return useMemo(
    () =>
      all
        .filter((one) => conversationId === undefined || one.conversationId === conversationId)
        .sort((a, b) => a.message.createdAt - b.message.createdAt),
    [all, conversationId],
  );
}
