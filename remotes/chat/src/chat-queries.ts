import type { Host } from '@ficus/remote-kit';
import { routeQueries } from '@ficus/service-client/query';

/** What the keys of all conversations begin with. */
export const CONVERSATIONS = ['chat', 'conversation'];

const common = { staleTime: 5_000 };

/** The server's list of conversations. */
export function listQuery({ client }: Pick<Host, 'client'>) {
  return { ...routeQueries(client).chat.conversations.query(), ...common };
}

/** One conversation with its messages, as the server has it. */
export function conversationQuery({ client }: Pick<Host, 'client'>, id: string) {
  return { ...routeQueries(client).chat.conversation.query({ id }), ...common };
}
