import type { Person } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import type { DraftsPart } from '../stores/drafts-store.ts';
import type { PendingPart } from '../stores/pending-store.ts';
import type { PlacePart } from '../stores/place-store.ts';
import type { PreferencesPart } from '../stores/preferences-store.ts';
import type { KeyValueStorage } from '../stores/safe-storage.ts';
import type { SessionEvent } from './engine-event.ts';
import type { LateDatabase } from './late-database.ts';
import type { snapshotReader } from './legacy-snapshot.ts';

/** What the engine's steps work with. */
export interface EngineParts {
  readonly person: Person;
  /** The person in their tenant (`ownerOf`): all that is kept in the browser bears it. */
  readonly owner: string;
  readonly chat: Pick<ServiceClient['chat'], 'importConversations' | 'changes' | 'conversation' | 'remove'>;
  /** The storage as it is: it throws. */
  readonly storage: KeyValueStorage;
  /** The same, which never does. */
  readonly safe: KeyValueStorage;
  readonly database: LateDatabase;
  readonly reader: ReturnType<typeof snapshotReader>;
  readonly drafts: DraftsPart;
  readonly preferences: PreferencesPart;
  readonly place: PlacePart;
  readonly pending: PendingPart;
  readonly now: () => number;
  readonly emit: (event: SessionEvent) => void;
}
