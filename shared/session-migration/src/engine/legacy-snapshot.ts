import type { Person } from '@ficus/contracts';
import type { ChatContent } from '../lenses/chat.ts';
import { getChatsInSteps } from '../lenses/chats.ts';
import { digestMessages } from '../lenses/digest.ts';
import type { JsonRecord } from '../lenses/json-record.ts';
import type { LegacyProblem } from '../lenses/legacy-problem.ts';
import { type Adoptions, type LegacyRead, readLegacy } from '../lenses/legacy-session.ts';
import { inSlices, type Steps } from '../lenses/steps.ts';

/** The person's legacy session, read: its chats with their digests. */
export interface LegacySnapshot {
  readonly raw: string;
  readonly session: JsonRecord;
  readonly chats: ReadonlyMap<string, ChatContent>;
  readonly digests: ReadonlyMap<string, string>;
  readonly problems: readonly LegacyProblem[];
}

/** Makes a snapshot of a parsed session. */
export function* takeSnapshot(raw: string, session: JsonRecord): Steps<LegacySnapshot> {
  const { chats, problems } = yield* getChatsInSteps(session);
  const digests = new Map<string, string>();
  for (const [id, chat] of chats) {
    digests.set(id, digestMessages(chat.messages));
    yield;
  }
  return { raw, session, chats, digests, problems };
}

/** Reads the legacy key's value; the same value is parsed only once. */
export function snapshotReader(person: Person) {
  let last: LegacySnapshot | undefined;
  return {
    async read(
      raw: string | null,
      adoptions: Adoptions,
    ): Promise<LegacySnapshot | Exclude<LegacyRead, { kind: 'own' }>> {
      if (last && raw === last.raw) return last;
      const read = await inSlices(readLegacy(raw, person, adoptions));
      if (read.kind !== 'own') return read;
      const snapshot = await inSlices(takeSnapshot(raw ?? '', read.session));
      last = snapshot;
      return snapshot;
    },
    /** True when the value is not the one read or written last. */
    isStale: (raw: string | null) => raw !== (last?.raw ?? null),
    /** Remembers what we wrote, so that it is not parsed again. */
    wrote(snapshot: LegacySnapshot): void {
      last = snapshot;
    },
  };
}

/** Tells a snapshot from a value that gave none. */
export function isSnapshot(
  read: LegacySnapshot | Exclude<LegacyRead, { kind: 'own' }>,
): read is LegacySnapshot {
  return 'session' in read;
}
