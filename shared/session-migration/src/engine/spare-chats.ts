import { newChat } from '../lenses/chat.ts';
import { idOf } from '../lenses/chats.ts';
import { getDrafts } from '../lenses/drafts.ts';
import { isRecord, isSameJson, member } from '../lenses/json-record.ts';
import { getPlace } from '../lenses/place.ts';
import { timeForm } from '../lenses/time.ts';
import type { Differences } from './compare.ts';
import type { Composed } from './compose-legacy.ts';

/**
 * Ids of chats that may be left out of a legacy session that is too large, oldest first: new ones of the chat service,
 * and those that we brought earlier and that hold nothing but what the service holds. What the legacy application wrote
 * itself stays. Neither the open one nor one with a draft.
 */
export function spareChats(found: Differences, next: Composed): string[] {
  const needed = new Set([getPlace(next.session), ...Object.keys(getDrafts(next.session))]);
  const { snapshot, unsent } = found;
  const incoming = [...next.changed.values()].filter(({ id }) => !snapshot.chats.has(id));
  const updatedAt = new Map(incoming.map((chat) => [chat.id, chat.updatedAt]));
  for (const id of plainChats(found)) {
    // A conversation that changed counts with its new time.
    const chat = next.changed.get(id) ?? snapshot.chats.get(id);
    if (chat) updatedAt.set(id, chat.updatedAt);
  }
  return [...updatedAt]
    .filter(([id]) => !needed.has(id) && !unsent.has(id))
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id);
}

/** Chats that we added and that would come out the same if they were added again. */
function plainChats({ base, snapshot }: Differences): string[] {
  const list = member(snapshot.session, 'chats');
  const records: readonly unknown[] = Array.isArray(list) ? list : [];
  return records.flatMap((record) => {
    const id = idOf(record) ?? '';
    const content = snapshot.chats.get(id);
    if (!content || !isRecord(record) || !base.added.has(id) || !base.chats.has(id)) return [];
    const form = timeForm(member(record, 'timestamp')) ?? 'ms';
    return isSameJson(newChat(content, form), record) ? [id] : [];
  });
}
