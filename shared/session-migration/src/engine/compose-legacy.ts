import type { ChatContent } from '../lenses/chat.ts';
import { putChats } from '../lenses/chats.ts';
import { putDrafts } from '../lenses/drafts.ts';
import type { JsonRecord } from '../lenses/json-record.ts';
import { putPlace } from '../lenses/place.ts';
import { putSettings } from '../lenses/settings.ts';
import { withoutTokens } from '../lenses/tokens.ts';
import type { Differences } from './compare.ts';
import type { EngineParts } from './engine-parts.ts';
import { type Incoming, incomingChanges } from './incoming.ts';
import { draftTexts } from './merge-parts.ts';
import type { Pulled } from './pull.ts';

/** The legacy session as it shall be. */
export interface Composed extends Incoming {
  readonly session: JsonRecord;
  /** Ids of empty chats added so that a draft can be seen. */
  readonly placed: ReadonlySet<string>;
  /** Ids of such chats that have served and go. */
  readonly served: ReadonlySet<string>;
}

/** Puts everything that the new world knows into the legacy session, as if there were room. Stores nothing. */
export function composeLegacy(parts: EngineParts, found: Differences, pulled: Pulled): Composed {
  const incoming = incomingChanges(found, pulled);
  const texts = draftTexts(parts.drafts.store.getState());
  const { chats } = found.snapshot;
  const served = new Set(
    [...found.base.placeholders].filter(
      (id) => chats.get(id)?.messages.length === 0 && !Object.hasOwn(texts, id) && !incoming.changed.has(id),
    ),
  );
  const placed = new Set(
    Object.keys(texts).filter((id) => !chats.has(id) && !incoming.changed.has(id) && !found.deleted.has(id)),
  );
  const placeholders = [...placed].map((id): ChatContent => {
    const at = parts.drafts.store.getState().drafts[id]?.updatedAt ?? parts.now();
    return { id, createdAt: at, updatedAt: at, messages: [] };
  });
  let session = putChats(withoutTokens(found.snapshot.session), {
    changed: [...incoming.changed.values(), ...placeholders],
    removed: new Set([...incoming.removed, ...served]),
  });
  session = putDrafts(session, texts);
  session = putSettings(session, parts.preferences.store.getState().values);
  const { activeConversation: place } = parts.place.store.getState();
  const isThere = place === undefined || chats.has(place) || incoming.changed.has(place) || placed.has(place);
  if (isThere) session = putPlace(session, place);
  return { ...incoming, session, placed, served };
}
