import type { Host } from '@ficus/remote-kit';
import { isOutboxError, OutboxError } from '@ficus/service-client/outbox';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { acceptReply, type SendAnswer } from './accept-reply.ts';
import { chatOutbox, SEND_KIND } from './chat-outbox.ts';
import { type OutgoingMessage, SEND_KEY } from './outgoing-message.ts';
import { streamReply } from './stream-reply.ts';

/**
 * Sends a message and takes in the reply. It is kept in the outbox until it is answered, so neither a reload nor a lost
 * connection loses it; meanwhile, and after a refusal, it stands in the query client's mutation cache, which outlives
 * this view. `isObsolete` is asked before each try. Never rejects: a failure is the mutation's state.
 */
export async function sendMessage(
  host: Host,
  outgoing: OutgoingMessage,
  isObsolete: () => Promise<boolean> = async () => false,
): Promise<void> {
  const cache = host.queryClient.getMutationCache();
  const outbox = chatOutbox(host);
  const { id, createdAt } = outgoing.message;
  const write = { key: id, kind: SEND_KIND, lane: outgoing.conversationId, input: outgoing, createdAt };
  const perform = async (taken: () => void): Promise<SendAnswer> => {
    if (await isObsolete()) throw new OutboxError('done-elsewhere');
    return streamReply(host, outgoing, taken);
  };
  const mutation = cache.build(host.queryClient, {
    mutationKey: SEND_KEY,
    mutationFn: (_outgoing: OutgoingMessage) => outbox.deliver(write, perform, host.signal),
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
    if (!isOutboxError(error)) return host.report(error, { action: 'send-message' });
    cache.remove(mutation);
    if (error.code !== 'done-elsewhere') return;
    await outbox.discard(id);
    await host.queryClient.invalidateQueries({ queryKey: listQuery(host).queryKey });
    await host.queryClient.invalidateQueries({
      queryKey: conversationQuery(host, outgoing.conversationId).queryKey,
    });
  }
}

/** Forgets a message that failed or waits. */
export function dropFailed(host: Pick<Host, 'queryClient' | 'person'>, messageId: string): void {
  const cache = host.queryClient.getMutationCache();
  void chatOutbox(host).discard(messageId);
  for (const mutation of cache.findAll({ mutationKey: SEND_KEY, status: 'error' })) {
    const outgoing = mutation.state.variables as OutgoingMessage | undefined;
    if (outgoing?.message.id === messageId) cache.remove(mutation);
  }
}
