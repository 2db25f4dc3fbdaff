import type { Person } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import type { Locks } from '@ficus/service-client/locks';
import type { StoreApi } from 'zustand/vanilla';
import type { HostSession } from '../session.ts';
import type { KeyValueStorage } from '../stores/safe-storage.ts';
import type { SessionEvent } from './engine-event.ts';
import type { KeptConflict, Original } from './session-database.ts';
import type { Written } from './write-legacy.ts';

/** What the engine needs of its surroundings; it reads no global. */
export interface SessionEngineOptions {
  readonly person: Person;
  readonly client: Pick<ServiceClient, 'chat'>;
  /** `localStorage`. */
  readonly storage: KeyValueStorage;
  /** Absent or denied: the engine works from memory and says so. */
  readonly indexedDB?: IDBFactory | undefined;
  /** `navigator.locks`. Without them two tabs may interleave; each reads again before it writes. */
  readonly locks?: Locks | undefined;
  /** Where `storage` (other tabs) and `online` events come from: `window`. */
  readonly target?: EventTarget | undefined;
  /** Milliseconds since 1970. Default: Date.now. */
  readonly now?: () => number;
  /** Runs a task once after a delay in ms; returns its undo. Default: setTimeout. */
  readonly schedule?: (task: () => void, delayMs: number) => () => void;
  readonly onEvent?: (event: SessionEvent) => void;
  /** How long the original legacy session is kept, in ms. Default: 30 days. */
  readonly keepOriginalMs?: number;
}

/** What a person should be able to see of the engine. */
export interface SessionStatus {
  /** `memory`: what happens now ends with the page. */
  readonly storage: 'stored' | 'memory';
  readonly legacy: 'unknown' | 'own' | 'absent' | 'foreign' | 'unreadable' | 'newer';
  /** Conversations that the legacy session lacks for want of room. */
  readonly omitted: number;
  /** The chat service did not answer in time with all that changed: the legacy session lacks some, until the next time. */
  readonly isPartial: boolean;
  /** Records of the legacy session that could not be read. */
  readonly problems: number;
}

/** What a look at the legacy session found. */
export interface AbsorbReport {
  /** `failed`: `error` says why, nothing was lost. `foreign`, `unreadable`, `newer`: left as it is. */
  readonly outcome: 'absorbed' | 'absent' | 'foreign' | 'unreadable' | 'newer' | 'failed';
  readonly chats: number;
  /** Chats now on their way to the chat service. */
  readonly unsent: number;
  /** Chats that were deleted in the legacy view. */
  readonly deleted: number;
  /** Records that could not be read. */
  readonly problems: number;
  readonly error?: unknown;
}

/** What came of writing the legacy session. */
export interface ProjectReport extends Written {
  /**
   * `withheld`: a legacy view is open, which would undo the write. `timed-out`: not written, and will not be while
   * the legacy view is open. `failed`: `error` says why, the stored session is as it was.
   */
  readonly outcome:
    | 'written'
    | 'unchanged'
    | 'withheld'
    | 'timed-out'
    | 'foreign'
    | 'unreadable'
    | 'newer'
    | 'failed';
  /** False when the chat service could not be asked for all changes in time. */
  readonly isComplete: boolean;
  readonly error?: unknown;
}

/** When and for whom to write. */
export interface ProjectOptions {
  /** `'legacy'`: the legacy view is about to mount; nothing else is written to its key until `absorb`. */
  readonly before?: 'legacy';
  /** Most time to take, in ms. Default: 10,000. */
  readonly timeLimitMs?: number;
}

/** Carries one person's session between the legacy application and the new world, both ways. */
export interface SessionEngine {
  /** What views get as `host.session`. Usable at once. */
  readonly stores: HostSession;
  readonly status: StoreApi<SessionStatus>;
  /** Listens, absorbs the legacy session, and resolves with the undo once that is done. Never rejects. */
  start(): Promise<() => void>;
  /** Stops listening and sending. What is journaled goes on with the next start. */
  stop(): void;
  /**
   * Legacy → new. Call before the remote view mounts, and when the legacy view is gone. Resolves when settings, drafts, place
   * and pending conversations are in the stores; sending them to the chat service goes on (`settled`). Never rejects.
   */
  absorb(): Promise<AbsorbReport>;
  /**
   * Tells, without waiting, whether `absorb` would bring nothing that is not in the stores already: there is no legacy
   * session, or it is the very one that was carried over last. The remote view may mount at once then.
   */
  isCarriedOver(): boolean;
  /** New → legacy. Await it before the legacy view mounts. Never rejects. */
  project(options?: ProjectOptions): Promise<ProjectReport>;
  /** Resolves when nothing is being sent to the chat service: all confirmed, or failed and waiting to be retried. */
  settled(): Promise<void>;
  /** Projects a last time, then forgets on this machine what a next person must not see. The legacy key stays. */
  signedOut(): Promise<void>;
  /**
   * Copies of the legacy session from before our first write, values that lost a merge, and the legacy session as it is
   * now (undefined when there is none of this person): JSON, secrets redacted.
   */
  kept(): Promise<{
    readonly originals: readonly Original[];
    readonly conflicts: readonly KeptConflict[];
    readonly legacy: string | undefined;
  }>;
  /** Erases what `kept` answers with: 'forget my old data'. */
  forgetKept(): Promise<void>;
}
