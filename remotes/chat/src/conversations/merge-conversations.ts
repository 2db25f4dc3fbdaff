import type { Conversation, ConversationSummary } from '@ficus/contracts';

/** A row of the list. `updatedAt` in milliseconds since 1970. */
export interface ConversationEntry {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: number;
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
  for (const { id, title, updatedAt } of server) {
    entries.set(id, { id, title: entries.get(id)?.title ?? title, updatedAt });
  }
  return [...entries.values()].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
}
