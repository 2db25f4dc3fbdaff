import type { ReplyEvent } from '@ficus/contracts';
import { createStore } from 'zustand/vanilla';

/** Replies in the making, by the id of the message that they answer. */
interface LiveReplies {
  readonly texts: Readonly<Record<string, string>>;
}

/** What has come so far of the replies that are being made. */
export const liveReplies = createStore<LiveReplies>(() => ({ texts: {} }));

/** Takes in what a stream tells. */
export function replyGoesOn(
  messageId: string,
  event: Exclude<ReplyEvent, { type: 'done' | 'accepted' }>,
): void {
  liveReplies.setState(({ texts }) => {
    const before = event.type === 'restart' ? '' : (texts[messageId] ?? '');
    return { texts: { ...texts, [messageId]: before + (event.type === 'text' ? event.text : '') } };
  });
}

/** Forgets a reply: it is stored, or its making has ended otherwise. */
export function replyEnded(messageId: string): void {
  liveReplies.setState(({ texts: { [messageId]: _ended, ...texts } }) => ({ texts }));
}
