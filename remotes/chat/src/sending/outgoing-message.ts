import type { QueryClient } from '@tanstack/react-query';

/** Key of the mutations that carry outgoing messages. */
export const SEND_KEY = ['chat', 'send'];

/** A message on its way. Its id is made once; a retry sends the same one, which the service recognises. */
export interface OutgoingMessage {
  readonly conversationId: string;
  readonly message: { readonly id: string; readonly content: string; readonly createdAt: number };
}

/** The messages of a conversation that are on their way or failed, as of this moment. */
export function outgoingNow(queryClient: QueryClient, conversationId: string) {
  return queryClient
    .getMutationCache()
    .findAll({ mutationKey: SEND_KEY })
    .flatMap(({ state }) => {
      const outgoing = state.variables as OutgoingMessage | undefined;
      if (outgoing?.conversationId !== conversationId || state.status === 'success') return [];
      return [{ ...outgoing, isSending: state.status === 'pending' }];
    });
}
