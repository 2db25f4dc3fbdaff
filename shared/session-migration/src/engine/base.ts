import type { DraftTexts } from '../lenses/drafts.ts';
import { recordOf } from '../lenses/json-record.ts';
import type { Settings } from '../lenses/settings.ts';
import { difference } from './sets.ts';

/** Version of what the engine keeps. State of a newer version is left alone. */
export const STATE_VERSION = 1;

/** What the legacy session and the new world last agreed on: the third version of every three-way merge. */
export interface Base {
  /** Digest of each chat's messages, when the chat service had confirmed them or we wrote them. */
  readonly chats: ReadonlyMap<string, string>;
  /** Chats that we added and no legacy view has loaded yet: missing from the session, they were not deleted there. */
  readonly unseen: ReadonlySet<string>;
  /** Empty chats that we added so that the legacy view can show a draft. */
  readonly placeholders: ReadonlySet<string>;
  readonly settings: Settings;
  readonly drafts: DraftTexts;
  readonly place: string | undefined;
  /** Revision up to which the chat service's changes were carried over. */
  readonly cursor: number;
  /** Grows when the base starts anew, so that confirmations of before do not enter it. */
  readonly epoch: number;
  readonly originalKeptAt: number | undefined;
  /** Grows with each agreement; also in localStorage, to notice when that falls back. */
  readonly stamp: number;
  /** Chats that we brought to the legacy session; all others are its own. */
  readonly added: ReadonlySet<string>;
  /** Conversations that found no room in the legacy session. */
  readonly omitted: ReadonlySet<string>;
}

export const emptyBase: Base = {
  chats: new Map(),
  unseen: new Set(),
  placeholders: new Set(),
  settings: recordOf<unknown>([]),
  drafts: recordOf<string>([]),
  place: undefined,
  cursor: 0,
  epoch: 0,
  originalKeptAt: undefined,
  stamp: 0,
  added: new Set(),
  omitted: new Set(),
};

/**
 * The base after the legacy session was lost (removed, damaged, replaced by another person's): nothing is agreed on,
 * so that nothing missing counts as deleted and everything is carried over again.
 */
export function startAnew(base: Base): Base {
  return { ...emptyBase, epoch: base.epoch + 1, originalKeptAt: base.originalKeptAt };
}

/**
 * The base after the chat service lost what it had confirmed (a database restored from a backup, or begun anew): all
 * chats are to be sent again. Settings, drafts and place are not its business.
 */
export function sendAgain(base: Base): Base {
  return { ...base, chats: new Map(), unseen: new Set(), cursor: 0, epoch: base.epoch + 1 };
}

/** True while nothing is agreed on. */
export function isBlank(base: Base): boolean {
  const { chats, cursor, settings, drafts, place } = base;
  const members = Object.keys(settings).length + Object.keys(drafts).length + chats.size;
  return members === 0 && cursor === 0 && place === undefined;
}

/** The base without these chats: what becomes of them in the legacy session is no longer its business. */
export function withoutChats(base: Base, ids: ReadonlySet<string>): Base {
  if (ids.size === 0) return base;
  return {
    ...base,
    chats: new Map([...base.chats].filter(([id]) => !ids.has(id))),
    unseen: difference(base.unseen, ids),
    placeholders: difference(base.placeholders, ids),
  };
}
