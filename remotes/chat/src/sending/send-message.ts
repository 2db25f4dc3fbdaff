import type { Host } from '@ficus/remote-kit';
import { acceptReply } from './accept-reply.ts';
import { type OutgoingMessage, SEND_KEY } from './outgoing-message.ts';

/**
 * Sends a message and takes in the reply. Meanwhile, and after a failure, it stands in the query client's mutation
 * cache, which outlives this view. Never rejects: a failure is the mutation's state.
 */
export async function sendMessage(host: Host, outgoing: OutgoingMessage): Promise<void> {
  const cache = host.queryClient.getMutationCache();
  const mutation = cache.build(host.queryClient, {
    mutationKey: SEND_KEY,
    mutationFn: ({ conversationId, message }: OutgoingMessage) =>
      host.client.chat.send({ id: conversationId, message }),
    onSuccess: (answer) => acceptReply(host, outgoing, answer),
    retry: false,
    networkMode: 'always',
    // A failed message waits for its writer, however long.
    gcTime: Number.POSITIVE_INFINITY,
  });
  try {
    await mutation.execute(outgoing);
    cache.remove(mutation);
  } catch (error) {
    host.report(error, { action: 'send-message' });
  }
}

/** Forgets a failed message. */
export function dropFailed(host: Pick<Host, 'queryClient'>, messageId: string): void {
  const cache = host.queryClient.getMutationCache();
  for (const mutation of cache.findAll({ mutationKey: SEND_KEY, status: 'error' })) {
    const outgoing = mutation.state.variables as OutgoingMessage | undefined;
    if (outgoing?.message.id === messageId) cache.remove(mutation);
  }
}
