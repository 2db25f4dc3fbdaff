import type { Conversation, ConversationSummary } from '@ficus/contracts';

/** A row of the list. `updatedAt` in milliseconds since 1970. */
export interface ConversationEntry {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: number;
  /** The title was given by hand. */
  readonly isNamed?: boolean | undefined;
  /** At the top since then, in milliseconds since 1970. */
  readonly pinnedAt?: number | undefined;
  /** Out of the list since then, in milliseconds since 1970. */
  readonly archivedAt?: number | undefined;
  /** What it shares with its other versions. */
  readonly family?: string | undefined;
}

/**
 * The server's conversations and those of the legacy session that it has not confirmed yet, the last changed first.
 * Where both have one the server wins, save for the title: until the import has landed the server may know
 * only what was said since, and the title belongs to the first question.
 */
export function mergeConversations(
  server: readonly ConversationSummary[],
  legacy: readonly Conversation[],
): ConversationEntry[] {
  const entries = new Map<string, ConversationEntry>();
  for (const { id, title, updatedAt } of legacy) entries.set(id, { id, title, updatedAt });
  for (const { createdAt: _createdAt, messageCount: _messageCount, ...entry } of server) {
    const legacyTitle = entry.isNamed ? undefined : entries.get(entry.id)?.title;
    entries.set(entry.id, { ...entry, title: legacyTitle ?? entry.title });
  }
  return [...entries.values()].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
}
