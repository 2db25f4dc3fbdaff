import { putChats } from '../lenses/chats.ts';
import { inSlices } from '../lenses/steps.ts';
import { stringifyInSteps } from '../lenses/stringify-in-steps.ts';
import { withoutChats } from './base.ts';
import type { Differences } from './compare.ts';
import type { Composed } from './compose-legacy.ts';
import type { EngineParts } from './engine-parts.ts';
import { type LegacySnapshot, takeSnapshot } from './legacy-snapshot.ts';
import { spareChats } from './spare-chats.ts';

/** From here on a person may notice that the page stands still. */
const LONG_MS = 50;

/** Thrown when not even the smallest necessary legacy session can be stored; the stored one is as it was. */
export class LegacyNotWritten extends Error {
  readonly code = 'legacy-not-written';
}

/** Thrown when somebody else wrote the legacy session since it was read: nothing is stored, it has to be read again. */
export class LegacyChanged extends Error {
  readonly code = 'legacy-changed';
}

/** What was stored, and the conversations that found no room. */
export interface StoredLegacy {
  readonly snapshot: LegacySnapshot;
  readonly omitted: ReadonlySet<string>;
}

/**
 * Stores a session under the legacy key, leaving out the oldest conversations that we brought there until it fits.
 * What is left out goes from the base before each attempt, so that it can never pass for deleted.
 */
export async function storeLegacy(
  parts: EngineParts,
  found: Differences,
  next: Composed,
  isOver: () => boolean,
): Promise<StoredLegacy> {
  await parts.database.changeBase((base) => {
    const kept = withoutChats(base, next.served);
    return { ...kept, placeholders: new Set([...kept.placeholders, ...next.placed]) };
  });
  const omitted = new Set<string>();
  const spare = spareChats(found, next);
  for (;;) {
    const session = putChats(next.session, { changed: [], removed: omitted });
    const raw = await inSlices(stringifyInSteps(session));
    if (isOver()) throw new LegacyNotWritten('Time was up before the legacy session was written');
    let stored = false;
    // In one go with the write: a legacy view in another tab takes no lock.
    if ((parts.safe.getItem(found.key) ?? '') !== found.snapshot.raw) {
      throw new LegacyChanged('The legacy session was written by somebody else meanwhile');
    }
    try {
      setItem(parts, found.key, raw);
      stored = true;
    } catch (cause) {
      if (spare.length === 0) {
        throw new LegacyNotWritten('The legacy session cannot be stored; free some storage', { cause });
      }
    }
    if (stored) return { snapshot: await inSlices(takeSnapshot(raw, session)), omitted };
    for (const id of spare.splice(0, Math.ceil(spare.length / 4))) omitted.add(id);
    await parts.database.changeBase((base) => withoutChats(base, omitted));
  }
}

/** The one piece of work that cannot be divided: how long it took is reported. */
function setItem({ storage, emit }: EngineParts, key: string, raw: string): void {
  const started = performance.now();
  storage.setItem(key, raw);
  const durationMs = performance.now() - started;
  if (durationMs >= LONG_MS) emit({ type: 'long-write', durationMs, characters: raw.length });
}
