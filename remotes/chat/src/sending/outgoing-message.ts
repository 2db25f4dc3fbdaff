import type { Host } from '@ficus/remote-kit';
import { chatOutbox } from './chat-outbox.ts';

/** Key of the mutations that carry outgoing messages. */
export const SEND_KEY = ['chat', 'send'];

/** A message on its way. Its id is made once; a retry sends the same one, which the service recognises. */
export interface OutgoingMessage {
  readonly conversationId: string;
  readonly message: { readonly id: string; readonly content: string; readonly createdAt: number };
  /** It begins the conversation as a version of another, in place of the message `before` there. */
  readonly branch?: { readonly of: string; readonly before: string };
}

/** The messages of a conversation that are on their way, wait or failed, as of this moment. */
export function outgoingNow(host: Pick<Host, 'queryClient' | 'person'>, conversationId: string) {
  const waiting = new Set(
    chatOutbox(host)
      .entries()
      .flatMap(({ key, state }) => (state === 'waiting' ? [key] : [])),
  );
  return host.queryClient
    .getMutationCache()
    .findAll({ mutationKey: SEND_KEY })
    .flatMap(({ state }) => {
      const outgoing = state.variables as OutgoingMessage | undefined;
      if (outgoing?.conversationId !== conversationId || state.status === 'success') return [];
      return [{ ...outgoing, isSending: state.status === 'pending' && !waiting.has(outgoing.message.id) }];
    });
}
