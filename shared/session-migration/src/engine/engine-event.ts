import type { LegacyProblem } from '../lenses/legacy-problem.ts';

/** What the engine tells its host: for telemetry, and for the person where it matters. Holds no texts of theirs. */
export type SessionEvent =
  /** Storage refuses (denied, full, gone): the person goes on in memory. `where` is a key, or `indexedDB`. */
  | { readonly type: 'storage-failed'; readonly where: string; readonly error: unknown }
  /** The legacy session, or parts of it, cannot be read; it is left as it is. `problems`: the first ones of `count`. */
  | {
      readonly type: 'legacy-unreadable';
      readonly problems: readonly LegacyProblem[];
      readonly count: number;
    }
  /** All chats were gone from a legacy session at once: taken for a loss, not for deletions. */
  | { readonly type: 'legacy-lost'; readonly chats: number }
  /** The browser was killed before it had stored the legacy session: everything it holds is sent again. */
  | { readonly type: 'storage-fell-back' }
  /** The chat service is behind what it once confirmed: everything the legacy session holds is sent again. */
  | { readonly type: 'service-restored' }
  /** The legacy session does not hold all conversations: storage is full. */
  | { readonly type: 'legacy-incomplete'; readonly omitted: number }
  /** Two edits of one value met; the loser is kept. */
  | { readonly type: 'conflict'; readonly part: 'settings' | 'drafts'; readonly names: readonly string[] }
  /** The chat service did not take conversations; `retryInMs` is absent when it refused them for good. */
  | {
      readonly type: 'import-failed';
      readonly error: unknown;
      readonly chats: number;
      readonly retryInMs?: number;
    }
  /** Messages too long for the chat service stay in the legacy session only. */
  | { readonly type: 'message-too-long'; readonly conversations: readonly string[] }
  | { readonly type: 'migrated'; readonly chats: number; readonly messages: number }
  /** Writing the legacy key held the page up: it cannot be divided. */
  | { readonly type: 'long-write'; readonly durationMs: number; readonly characters: number }
  /** Something else failed; the engine goes on. */
  | { readonly type: 'failed'; readonly doing: string; readonly error: unknown };
