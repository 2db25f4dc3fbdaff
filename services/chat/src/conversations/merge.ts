import type { ImportedConversation } from '@ficus/contracts';
import { identityOf, importedId } from './identity.ts';
import type { MessageRow } from './write.ts';

/** What a merge needs to know of a message that is there. */
export interface PresentMessage {
  readonly id: string;
  readonly role: MessageRow['role'];
  readonly createdAt: number;
  readonly identity: string;
  readonly position: number;
}

/** What a merge comes to. */
export interface Merged {
  /** All messages of the conversation, in order. */
  readonly messages: readonly PresentMessage[];
  readonly added: readonly MessageRow[];
  /** Those that had to make room. */
  readonly moved: readonly PresentMessage[];
}

/**
 * Merges imported messages into those of a conversation (in their order). A message is recognised by role, time and
 * text, as often as it occurs. A new one stands after the one before it in the import, and after all that is not newer.
 */
export function mergeMessages(
  conversationId: string,
  present: readonly PresentMessage[],
  imported: ImportedConversation['messages'],
): Merged {
  const known = Map.groupBy(present.keys(), (index) => present[index]?.identity ?? '');
  const seen = new Map<string, number>();
  // What comes before the n-th present message; the last list is what comes after all.
  const arrivals = Array.from({ length: present.length + 1 }, (): Omit<MessageRow, 'position'>[] => []);
  let place = 0;
  for (const message of imported) {
    const identity = identityOf(message);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    const match = known.get(identity)?.[occurrence];
    if (match !== undefined) {
      place = match + 1;
      continue;
    }
    while ((present[place]?.createdAt ?? Number.POSITIVE_INFINITY) <= message.createdAt) place += 1;
    const id = importedId(conversationId, identity, occurrence);
    arrivals[place]?.push({ ...message, id, conversationId, identity });
  }
  return interleave(present, arrivals);
}

function interleave(present: readonly PresentMessage[], arrivals: Omit<MessageRow, 'position'>[][]): Merged {
  const messages: PresentMessage[] = [];
  const added: MessageRow[] = [];
  const moved: PresentMessage[] = [];
  for (const [index, arrived] of arrivals.entries()) {
    for (const message of arrived) {
      const row = { ...message, position: messages.length };
      added.push(row);
      messages.push(row);
    }
    const here = present[index];
    if (!here) continue;
    const placed = { ...here, position: messages.length };
    if (placed.position !== here.position) moved.push(placed);
    messages.push(placed);
  }
  return { messages, added, moved };
}
