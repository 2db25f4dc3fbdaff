import type { Message } from '@ficus/contracts';
import type { Draft } from '@ficus/session-migration';

/**
 * Whether a draft is a message that has arrived after all: the page went away while it was being sent. That is so
 * when the person's last message has its text and was written no earlier than it.
 */
export function arrivedDraft(draft: Draft, messages: readonly Message[]): boolean {
  const last = messages.findLast((message) => message.role === 'user');
  return last !== undefined && last.content === draft.text.trim() && last.createdAt >= draft.updatedAt;
}
