import type { ImportedConversation } from '@ficus/contracts';
import { type Merged, mergeMessages, type PresentMessage } from './merge.ts';
import { questionKept } from './title.ts';
import type { Changeset, ConversationRow, MessageRow } from './write.ts';

/** A conversation as it stands; with `deletedAt` it is a tombstone and has no messages. */
export interface StoredConversation extends ConversationRow {
  readonly deletedAt: number | null;
  readonly messages: readonly PresentMessage[];
}

/**
 * What has to be written for an import. Conversations are merged one after the other, so that one that occurs twice is
 * merged with itself. Nothing is written for what brings nothing new, nor for one that was deleted and not changed
 * since: deleted is deleted, unless someone has gone on with it in the legacy view.
 */
export function planImport(
  stored: ReadonlyMap<string, StoredConversation>,
  imported: readonly ImportedConversation[],
): Changeset {
  const known = new Map(stored);
  const changed = new Set<string>();
  const added: MessageRow[] = [];
  const moved = new Map<string, PresentMessage>();
  for (const conversation of imported) {
    const before = known.get(conversation.id);
    const isDeleted = before !== undefined && before.deletedAt !== null;
    if (isDeleted && before.deletedAt >= conversation.updatedAt) continue;
    const merged = mergeMessages(conversation.id, before?.messages ?? [], conversation.messages);
    const after = {
      ...uniteTimes(isDeleted ? undefined : before, conversation),
      deletedAt: null,
      messageCount: merged.messages.length,
      firstQuestion: firstQuestion(before, merged),
      messages: merged.messages,
    };
    known.set(conversation.id, after);
    if (before && !isDeleted && merged.added.length === 0 && hasTimesOf(before, after)) continue;
    changed.add(conversation.id);
    added.push(...merged.added);
    for (const message of merged.moved) moved.set(message.id, message);
  }
  const conversations = [...changed].flatMap((id) => known.get(id) ?? []);
  return { conversations: conversations.map(rowOf), added, moved: [...moved.values()] };
}

type Times = Pick<ConversationRow, 'id' | 'createdAt' | 'updatedAt'>;

function uniteTimes(before: Times | undefined, imported: ImportedConversation): Times {
  const { id, createdAt, updatedAt } = imported;
  if (!before) return { id, createdAt, updatedAt };
  return {
    id,
    createdAt: Math.min(before.createdAt, createdAt),
    updatedAt: Math.max(before.updatedAt, updatedAt),
  };
}

function hasTimesOf(one: Times, other: Times): boolean {
  return one.createdAt === other.createdAt && one.updatedAt === other.updatedAt;
}

/** Messages that are there keep their order, so the first question is an added one or what it was. */
function firstQuestion(before: ConversationRow | undefined, { messages, added }: Merged): string | null {
  const first = messages.find(({ role }) => role === 'user');
  const arrived = added.find(({ id }) => id === first?.id);
  return arrived ? questionKept(arrived.content) : (before?.firstQuestion ?? null);
}

function rowOf({ messages: _messages, deletedAt: _deletedAt, ...row }: StoredConversation): ConversationRow {
  return row;
}
