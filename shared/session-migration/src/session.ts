import type { Conversation } from '@ficus/contracts';
import type { StoreApi } from 'zustand/vanilla';

/** What a person has typed and not sent yet. Times in milliseconds since 1970. */
export interface Draft {
  readonly text: string;
  /** Offset of the caret in `text`, in UTF-16 code units. Absent: at the end. */
  readonly caret?: number;
  readonly updatedAt: number;
}

/**
 * Begins the id of a draft that is a form's and no conversation's: `form:admin:invite`. The legacy session, which knows
 * drafts of conversations only, never gets to see it.
 */
export const FORM_DRAFTS = 'form:';

/** Drafts by conversation id, and those of forms. */
export interface DraftsState {
  readonly drafts: Readonly<Record<string, Draft>>;
  draftChanged(conversationId: string, draft: { text: string; caret?: number }): void;
  /** Forgets the draft: it was sent or thrown away. */
  draftEnded(conversationId: string): void;
}

/** Settings as both generations know them; `theme` and `sendOnEnter` are read by views, the rest is carried. */
export interface PreferencesState {
  readonly values: Readonly<Record<string, unknown>>;
  preferenceChanged(name: string, value: unknown): void;
}

/** Conversations of the legacy session that the chat service has not confirmed yet: shown, from memory. */
export interface PendingConversationsState {
  readonly pending: readonly Conversation[];
  /** `idle` when all are confirmed; `failed` keeps them and is retried. */
  readonly status: 'idle' | 'importing' | 'failed';
  readonly confirmed: number;
  readonly total: number;
}

/** Where the person was. */
export interface PlaceState {
  readonly activeConversation: string | undefined;
  conversationOpened(id: string | undefined): void;
}

/** What the session offers to views, by way of `host.session`. */
export interface HostSession {
  readonly preferences: StoreApi<PreferencesState>;
  readonly drafts: StoreApi<DraftsState>;
  readonly place: StoreApi<PlaceState>;
  readonly pendingConversations: StoreApi<PendingConversationsState>;
  /** A conversation as it now is in the chat service; it reaches the legacy session when idle. */
  conversationChanged(conversation: Conversation): void;
  conversationRemoved(id: string): void;
}
