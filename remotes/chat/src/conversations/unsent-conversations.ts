import type { Draft } from '@ficus/session-migration';
import type { OutgoingMessage } from '../sending/outgoing-message.ts';
import { titleOf } from '../title.ts';

/**
 * Conversations that exist only as something unsent, named by it: drafts and messages under way in conversations
 * that `known` does not hold. The last begun first.
 */
export function unsentConversations(
  drafts: Readonly<Record<string, Draft>>,
  outgoing: readonly OutgoingMessage[],
  known: ReadonlySet<string>,
): { id: string; title: string }[] {
  const found = new Map<string, { text: string; begunAt: number }>();
  for (const [id, draft] of Object.entries(drafts)) {
    if (draft.text.trim() !== '') found.set(id, { text: draft.text, begunAt: draft.updatedAt });
  }
  for (const { conversationId, message } of outgoing) {
    found.set(conversationId, { text: message.content, begunAt: message.createdAt });
  }
  return [...found]
    .filter(([id]) => !known.has(id))
    .sort(([, a], [, b]) => b.begunAt - a.begunAt)
    .map(([id, { text }]) => ({ id, title: titleOf(text) }));
}
