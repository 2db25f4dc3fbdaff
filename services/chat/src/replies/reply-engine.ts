import type { Citation, Message } from '@ficus/contracts';
import type { Owner } from '../conversations/owner.ts';

/** One thing said in a conversation. */
export type Turn = Pick<Message, 'role' | 'content'>;

/** A reply, and the documents it rests on. */
export interface Answer {
  readonly content: string;
  readonly citations: Citation[];
}

/** What a reply is made from, and how it is followed. */
export interface Question {
  /** Turns of the conversation, oldest first; the last is to be answered. */
  readonly messages: readonly Turn[];
  /** Who asks: their own documents are looked at too. Absent: those alone that come with the service. */
  readonly owner?: Owner | undefined;
  /** Told the whole of the text so far, each time there is more of it. Another beginning: the answer began anew. */
  readonly onText?: (text: string) => void;
  /** Ends the making: what there is by then is the answer. */
  readonly signal?: AbortSignal;
}

/** What answers. Rejects only when nothing at all can be said. */
export interface ReplyEngine {
  reply(question: Question): Promise<Answer>;
}

/** The last thing that the person said; empty if nothing. */
export function questionOf(messages: readonly Turn[]): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}
