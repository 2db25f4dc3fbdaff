import { type LegacyMessage, messageIdentity } from './message.ts';

/** Messages counted by identity: the same question asked twice in one millisecond is two messages. */
export type MessageCounts = Map<string, number>;

/** Counts messages by identity. */
export function countMessages(messages: readonly LegacyMessage[]): MessageCounts {
  const counts: MessageCounts = new Map();
  for (const message of messages) {
    const identity = messageIdentity(message);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return counts;
}

/** The messages of `wanted` that `present` lacks, multiplicity included, in order. */
export function missingMessages(
  wanted: readonly LegacyMessage[],
  present: readonly LegacyMessage[],
): LegacyMessage[] {
  const left = countMessages(present);
  return wanted.filter((message) => {
    const identity = messageIdentity(message);
    const count = left.get(identity) ?? 0;
    if (count > 0) left.set(identity, count - 1);
    return count === 0;
  });
}
