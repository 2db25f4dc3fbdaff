import type { Host } from '@ficus/remote-kit';
import { queryOptions } from '@tanstack/react-query';

// The service client retries and knows when it is no use; a second layer would multiply its attempts.
const common = { retry: false, networkMode: 'always', staleTime: 5_000 } as const;

/** The server's list of conversations. */
export function listQuery({ client }: Pick<Host, 'client'>) {
  return queryOptions({
    ...common,
    queryKey: ['chat', 'conversations'],
    queryFn: ({ signal }) =>
      client.chat.conversations(undefined, { signal }).then((page) => page.conversations),
  });
}

/** One conversation with its messages, as the server has it. */
export function conversationQuery({ client }: Pick<Host, 'client'>, id: string) {
  return queryOptions({
    ...common,
    queryKey: ['chat', 'conversation', id],
    queryFn: ({ signal }) => client.chat.conversation({ id }, { signal }),
  });
}
