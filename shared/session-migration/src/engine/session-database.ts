import type { Conversation } from '@ficus/contracts';
import type { LegacyProblem } from '../lenses/legacy-problem.ts';
import type { Conflict } from '../lenses/merge-records.ts';
import type { Base } from './base.ts';

/**
 * A change of the new world on its way to the legacy session: a conversation as it is now, or a removed id. `digest`:
 * only that content was refused as deleted; what was said since may bring the conversation back.
 */
export type JournalChange =
  | { readonly kind: 'changed'; readonly conversation: Conversation }
  | { readonly kind: 'removed'; readonly id: string; readonly digest?: string };

/** A journaled change; `seq` grows, a later one of the same conversation stands. */
export interface JournalEntry {
  readonly seq: number;
  readonly change: JournalChange;
}

/** The legacy session as it was before our first write, tokens redacted. */
export interface Original {
  readonly owner: string;
  readonly raw: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** What of it could not be read, at most `REPORTED` entries; it is in `raw` only. No texts. */
  readonly problems: readonly LegacyProblem[];
  readonly problemCount: number;
}

/** A value that lost a merge, by part and name. */
export interface KeptConflict extends Conflict {
  readonly part: 'settings' | 'drafts';
  readonly keptAt: number;
}

/** What the engine keeps for one person. Every call is one transaction: it happens as a whole or not at all. */
export interface SessionDatabase {
  base(): Promise<Base>;
  /** `journalUpTo`: forgets the journal's entries up to that `seq` with it, as what they say is in the new base. */
  changeBase(change: (base: Base) => Base, journalUpTo?: number): Promise<Base>;
  keepOriginal(original: Original): Promise<void>;
  /** Originals, oldest first. */
  originals(): Promise<readonly Original[]>;
  /** Forgets originals kept before a time (milliseconds since 1970); all of them without one. */
  forgetOriginals(before?: number): Promise<void>;
  record(change: JournalChange): Promise<void>;
  journal(): Promise<readonly JournalEntry[]>;
  keepConflicts(conflicts: readonly KeptConflict[]): Promise<void>;
  conflicts(): Promise<readonly KeptConflict[]>;
  forgetConflicts(): Promise<void>;
  close(): void;
}
