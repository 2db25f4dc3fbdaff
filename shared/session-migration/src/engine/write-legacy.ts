import { getDrafts } from '../lenses/drafts.ts';
import { getPlace } from '../lenses/place.ts';
import { getSettings } from '../lenses/settings.ts';
import { type Base, withoutChats } from './base.ts';
import { rememberCarried } from './carried-over.ts';
import type { Differences } from './compare.ts';
import { type Composed, composeLegacy } from './compose-legacy.ts';
import type { EngineParts } from './engine-parts.ts';
import type { LegacySnapshot } from './legacy-snapshot.ts';
import type { Pulled } from './pull.ts';
import { difference, intersection } from './sets.ts';
import { raiseStamp } from './stamp.ts';
import { type StoredLegacy, storeLegacy } from './store-legacy.ts';

/** What a projection did to the legacy session. */
export interface Written {
  readonly isChanged: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Conversations that the legacy session does not hold, now or since earlier, because storage is full. */
  readonly omitted: number;
}

/**
 * Writes the new world's state into the legacy session. To be called under the person's lock, right after `compare`.
 *
 * The order makes a crash harmless at any point: what is left out on purpose goes from the base first; the key is
 * written in one piece; then the base follows, and with it, in one transaction, the journal is cleared. A journal that
 * outlived the base's cursor would bring back what the service has removed up to there.
 */
export async function writeLegacy(
  parts: EngineParts,
  found: Differences,
  pulled: Pulled,
  options: { readonly isSeen: boolean; readonly isOver: () => boolean },
): Promise<Written> {
  const next = composeLegacy(parts, found, pulled);
  const isChanged = next.session !== found.snapshot.session;
  const { snapshot, omitted }: StoredLegacy = isChanged
    ? await storeLegacy(parts, found, next, options.isOver)
    : { snapshot: found.snapshot, omitted: new Set() };
  if (isChanged) parts.reader.wrote(snapshot);
  const after = { snapshot, omitted };
  const stamp = isChanged ? raiseStamp(parts, found.base) : 0;
  const agree = (base: Base) => ({
    ...agreedBase(base, found, next, after, options.isSeen),
    stamp: Math.max(base.stamp, stamp),
  });
  const base = await parts.database.changeBase(agree, found.journal.at(-1)?.seq);
  rememberCarried(parts, found, snapshot.raw);
  if (omitted.size > 0) parts.emit({ type: 'legacy-incomplete', omitted: base.omitted.size });
  return { isChanged, ...count(found.snapshot, snapshot, next), omitted: base.omitted.size };
}

function count(before: LegacySnapshot, after: LegacySnapshot, { changed, removed }: Composed) {
  const there = [...changed.keys()].filter((id) => after.chats.has(id));
  return {
    added: there.filter((id) => !before.chats.has(id)).length,
    changed: there.filter((id) => before.chats.has(id) && before.digests.get(id) !== after.digests.get(id))
      .length,
    removed: intersection(removed, before.chats).size,
  };
}

function newcomers(found: Differences, next: Composed): string[] {
  return [...next.changed.keys(), ...next.placed].filter((id) => !found.snapshot.chats.has(id));
}

/** The base once the legacy session is as `after`. A chat with messages that the service lacks stays unsent. */
function agreedBase(
  base: Base,
  found: Differences,
  next: Composed,
  { snapshot: after, omitted }: StoredLegacy,
  isSeen: boolean,
): Base {
  const gone = new Set([...next.removed].filter((id) => !after.chats.has(id)));
  // What is contested may have been confirmed meanwhile, by an answer older than its removal: it is sent once more.
  const kept = withoutChats(base, new Set([...gone, ...next.contested]));
  const chats = new Map(kept.chats);
  const unseen = new Set(isSeen ? [] : kept.unseen);
  const placeholders = new Set(kept.placeholders);
  for (const id of [...next.changed.keys(), ...next.placed]) {
    const digest = after.digests.get(id);
    if (digest === undefined || found.unsent.has(id)) continue;
    // Deleted and begun anew elsewhere, the service may hold less of it than we do: it gets it all once more.
    const known = next.changed.get(id)?.messages.length ?? 0;
    if ((after.chats.get(id)?.messages.length ?? 0) > known) {
      chats.delete(id);
      continue;
    }
    chats.set(id, digest);
    if (next.placed.has(id)) placeholders.add(id);
    else placeholders.delete(id);
    if (!isSeen && !found.snapshot.chats.has(id)) unseen.add(id);
  }
  return {
    ...kept,
    chats,
    unseen,
    placeholders,
    settings: getSettings(after.session),
    drafts: getDrafts(after.session),
    place: getPlace(after.session),
    cursor: Math.max(base.cursor, next.cursor),
    added: intersection(new Set([...base.added, ...newcomers(found, next)]), after.chats),
    omitted: difference(new Set([...base.omitted, ...omitted]), {
      has: (id) => after.chats.has(id) || gone.has(id),
    }),
  };
}
