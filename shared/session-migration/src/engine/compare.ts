import type { ChatContent } from '../lenses/chat.ts';
import { isSameJson, type JsonRecord } from '../lenses/json-record.ts';
import { REPORTED } from '../lenses/legacy-problem.ts';
import { newLegacySession } from '../lenses/legacy-session.ts';
import { atOnce, inSlices } from '../lenses/steps.ts';
import { adopt } from './adoption.ts';
import { type Base, isBlank, startAnew, withoutChats } from './base.ts';
import type { EngineParts } from './engine-parts.ts';
import { findLegacy } from './legacy-place.ts';
import { isSnapshot, type LegacySnapshot, takeSnapshot } from './legacy-snapshot.ts';
import { isNewer, readMarker } from './marker.ts';
import { mergeParts, type PartsMerge, takeParts } from './merge-parts.ts';
import { redact } from './redact.ts';
import type { JournalEntry } from './session-database.ts';
import { difference, intersection } from './sets.ts';
import { hasFallenBack, raiseStamp } from './stamp.ts';

/** More chats than a person deletes by hand between two looks of ours. */
const PLAUSIBLE_DELETIONS = 10;

/** A chat that the chat service has not confirmed as it is. */
export interface Unsent {
  readonly chat: ChatContent;
  readonly digest: string;
}

/** What the legacy session and the new world have to tell each other, after settings, drafts and place were merged. */
export interface Differences {
  readonly kind: 'own';
  /** Where it stands, or shall stand. */
  readonly key: string;
  readonly snapshot: LegacySnapshot;
  /** True when there is no legacy session yet: `snapshot` is an empty one. */
  readonly isFresh: boolean;
  readonly base: Base;
  readonly unsent: ReadonlyMap<string, Unsent>;
  /** Deleted in the legacy view. */
  readonly deleted: ReadonlySet<string>;
  /** Written by us, and undone by a legacy view that had not loaded them: to be written again. */
  readonly undone: ReadonlySet<string>;
  readonly journal: readonly JournalEntry[];
}

/** Why there is nothing to compare; the legacy key is left as it is. */
export interface NotOurs {
  readonly kind: 'unreadable' | 'foreign' | 'newer';
}

/**
 * Reads the legacy session, compares it with the base, and takes its settings, drafts and place into the new
 * world. To be called under the person's lock. Nothing is written to the legacy key.
 * `before`: the legacy view is about to open.
 */
export async function compare(parts: EngineParts, before?: 'legacy'): Promise<Differences | NotOurs> {
  if (isNewer(readMarker(parts.safe)) || (await parts.database.isNewer())) return { kind: 'newer' };
  const { key, raw, read } = await findLegacy(parts);
  const [was, journal] = await Promise.all([parts.database.base(), parts.database.journal()]);
  if (isSnapshot(read)) return await compareSnapshot(parts, { key, snapshot: read }, was, journal);
  const base = isBlank(was) ? was : await parts.database.changeBase(startAnew);
  if (read.kind === 'unreadable') {
    const problems = [{ path: '', found: read.reason, expected: 'a session' }];
    parts.emit({ type: 'legacy-unreadable', problems, count: 1 });
    await keepOriginal(parts, { raw: raw ?? '', session: undefined, problems }, base);
  }
  // Beside another person's session the own one is made where the legacy view will look for it.
  const isBeside = read.kind === 'foreign' && raw === null && before === 'legacy';
  if (read.kind !== 'absent' && !isBeside) return { kind: read.kind };
  const nothing = { unsent: new Map(), deleted: new Set<string>(), undone: new Set<string>() };
  const snapshot = atOnce(takeSnapshot('', newLegacySession(parts.person)));
  return { kind: 'own', key, snapshot, isFresh: true, base, journal, ...nothing };
}

async function compareSnapshot(
  parts: EngineParts,
  { key, snapshot }: { readonly key: string; readonly snapshot: LegacySnapshot },
  before: Base,
  journal: readonly JournalEntry[],
): Promise<Differences> {
  adopt(parts.safe, snapshot.session, parts.person);
  const base = await trusted(parts, snapshot, before);
  const merge = mergeParts(parts, snapshot.session, base);
  await takeParts(parts, merge);
  const refused = refusedDigests(journal);
  const unsent = new Map<string, Unsent>();
  const placed = new Map<string, string>();
  for (const [id, digest] of snapshot.digests) {
    const chat = snapshot.chats.get(id);
    if (!chat || base.chats.get(id) === digest || refused.get(id) === digest) continue;
    // Our own empty chat for a draft is nothing to send, even if we died before we had noted that it is written.
    if (chat.messages.length === 0 && base.placeholders.has(id)) placed.set(id, digest);
    else unsent.set(id, { chat, digest });
  }
  const gone = new Set([...base.chats.keys()].filter((id) => !snapshot.chats.has(id)));
  const undone = intersection(gone, base.unseen);
  const spared = new Set([...undone, ...base.placeholders, ...journaledIds(journal)]);
  const forgotten = intersection(gone, base.placeholders);
  const isSame = placed.size === 0 && forgotten.size === 0 && isSameParts(base, merge.base);
  const stamp = isSame ? base.stamp : raiseStamp(parts, base);
  const agreed = (now: Base) => {
    const rest = withoutChats(now, forgotten);
    const chats = placed.size > 0 ? new Map([...rest.chats, ...placed]) : rest.chats;
    return { ...rest, ...merge.base, chats, stamp: Math.max(now.stamp, stamp) };
  };
  const after = isSame ? base : await parts.database.changeBase(agreed);
  const kept = await keepOriginal(parts, snapshot, after);
  const deleted = difference(gone, spared);
  return { kind: 'own', key, snapshot, isFresh: false, base: kept, unsent, deleted, undone, journal };
}

function isSameParts(base: Base, next: PartsMerge['base']): boolean {
  const isSameHere = base.place === next.place && isSameJson(base.settings, next.settings);
  return isSameHere && isSameJson(base.drafts, next.drafts);
}

/** The base, as far as it can be relied on to tell what was deleted in the legacy view. */
async function trusted(parts: EngineParts, snapshot: LegacySnapshot, base: Base): Promise<Base> {
  if (hasFallenBack(parts, base)) {
    parts.emit({ type: 'storage-fell-back' });
    const stamp = raiseStamp(parts, base);
    return await parts.database.changeBase((now) => ({
      ...startAnew(now),
      stamp: Math.max(now.stamp, stamp),
    }));
  }
  return isLost(snapshot, base) ? await declareLost(parts, base) : base;
}

function isLost(snapshot: LegacySnapshot, base: Base): boolean {
  if (base.chats.size <= PLAUSIBLE_DELETIONS) return false;
  for (const id of base.chats.keys()) if (snapshot.chats.has(id)) return false;
  return true;
}

async function declareLost(parts: EngineParts, base: Base): Promise<Base> {
  parts.emit({ type: 'legacy-lost', chats: base.chats.size });
  return await parts.database.changeBase(startAnew);
}

function journaledIds(journal: readonly JournalEntry[]): Set<string> {
  return new Set(
    journal.flatMap(({ change }) => (change.kind === 'changed' ? [change.conversation.id] : [])),
  );
}

/** Contents that the service does not take as they were deleted: asking again would change nothing. */
function refusedDigests(journal: readonly JournalEntry[]): Map<string, string | undefined> {
  return new Map(
    journal.flatMap(({ change }) => (change.kind === 'removed' ? [[change.id, change.digest]] : [])),
  );
}

/** A session as it was found: `session` is undefined when it could not be parsed. */
type FoundSession = Pick<LegacySnapshot, 'raw' | 'problems'> & { readonly session: JsonRecord | undefined };

/**
 * Keeps the session as we found it, once, before we write to it, with a report of what could not be read. Where it
 * cannot be kept the person goes on all the same: nothing that we write takes anything away.
 */
async function keepOriginal(
  parts: EngineParts,
  { raw, session, problems }: FoundSession,
  base: Base,
): Promise<Base> {
  if (base.originalKeptAt !== undefined) return base;
  const keptAt = parts.now();
  try {
    await parts.database.keepOriginal({
      owner: parts.owner,
      raw: await inSlices(redact(raw, session)),
      keptAt,
      problems: problems.slice(0, REPORTED),
      problemCount: problems.length,
    });
  } catch (error) {
    parts.emit({ type: 'storage-failed', where: 'indexedDB', error });
    return base;
  }
  return await parts.database.changeBase((now) => ({ ...now, originalKeptAt: keptAt }));
}
