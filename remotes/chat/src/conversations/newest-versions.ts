import type { ConversationEntry } from './merge-conversations.ts';

/** One entry for all versions of a conversation: the one last changed. `entries`: the last changed first. */
export function newestVersions(entries: readonly ConversationEntry[]): readonly ConversationEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ family }) => {
    if (family === undefined) return true;
    if (seen.has(family)) return false;
    seen.add(family);
    return true;
  });
}

/** The entry that stands for a conversation in such a list: its own, or that of another version. */
export function entryFor(
  listed: readonly ConversationEntry[],
  all: readonly ConversationEntry[],
  id: string | undefined,
): string | undefined {
  const family = all.find((one) => one.id === id)?.family;
  return family === undefined ? id : listed.find((one) => one.family === family)?.id;
}
