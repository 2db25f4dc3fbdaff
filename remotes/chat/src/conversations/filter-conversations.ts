import type { ConversationEntry } from './merge-conversations.ts';

/** The entries whose title holds every word of `filter`, whatever the case; all of them for a blank filter. */
export function filterConversations<E extends Pick<ConversationEntry, 'title'>>(
  entries: readonly E[],
  filter: string,
): readonly E[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter(({ title }) => {
    const lower = title.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
}
