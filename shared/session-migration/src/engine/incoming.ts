import type { Conversation } from '@ficus/contracts';
import type { ChatContent } from '../lenses/chat.ts';
import type { Differences } from './compare.ts';
import type { Pulled } from './pull.ts';
import { intersection } from './sets.ts';

/** What the new world brings to the legacy chats. */
export interface Incoming {
  readonly changed: ReadonlyMap<string, ChatContent>;
  readonly removed: ReadonlySet<string>;
  /** Removed elsewhere, but changed here and not sent yet: the chat service will say which of the two was later. */
  readonly contested: ReadonlySet<string>;
  /** Revision up to which the chat service's changes are carried over by this. */
  readonly cursor: number;
}

/**
 * Journal and pulled changes together: the later word on a conversation stands. What a person deleted in the legacy
 * view does not come back while the chat service still has to hear of it; what they changed there and the service has
 * not got yet is not removed.
 */
export function incomingChanges(found: Differences, pulled: Pulled): Incoming {
  const changed = new Map<string, ChatContent>();
  const removed = new Set<string>();
  const change = (conversation: Conversation) => {
    removed.delete(conversation.id);
    const known = changed.get(conversation.id);
    // An older picture of a conversation may come later; messages are only ever added.
    if (!known || known.messages.length <= conversation.messages.length) {
      changed.set(conversation.id, conversation);
    }
  };
  const remove = (id: string) => {
    changed.delete(id);
    removed.add(id);
  };
  for (const conversation of pulled.changed.values()) change(conversation);
  for (const id of pulled.removed) remove(id);
  let { cursor } = pulled;
  for (const { change: entry } of found.journal) {
    if (entry.kind === 'removed') {
      // Removed before the service said so, or after? The next pull will tell: it starts before this change.
      const other = pulled.changed.get(entry.id);
      if (other) cursor = Math.min(cursor, other.revision - 1);
      remove(entry.id);
    } else if (!pulled.removed.has(entry.conversation.id)) change(entry.conversation);
  }
  for (const id of found.deleted) changed.delete(id);
  const contested = intersection(removed, found.unsent);
  for (const id of contested) removed.delete(id);
  return { changed, removed, contested, cursor };
}
