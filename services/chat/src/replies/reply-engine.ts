import type { Citation, Message } from '@ficus/contracts';

/** One thing said in a conversation. */
export type Turn = Pick<Message, 'role' | 'content'>;

/** A reply, and the documents it rests on. */
export interface Answer {
  readonly content: string;
  readonly citations: Citation[];
}

/** What answers the last of some turns (oldest first). Rejects only when nothing at all can be said. */
export interface ReplyEngine {
  reply(conversation: { readonly messages: readonly Turn[] }): Promise<Answer>;
}

/** The last thing that the person said; empty if nothing. */
export function questionOf(messages: readonly Turn[]): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}
