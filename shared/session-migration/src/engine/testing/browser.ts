import 'fake-indexeddb/auto';
import type { Person } from '@ficus/contracts';
import type { Locks } from '@ficus/service-client/locks';
import { IDBFactory } from 'fake-indexeddb';
import { LEGACY_KEY } from '../../lenses/legacy-session.ts';
import type { LegacySessionFile } from '../../testing/index.ts';
import { createSessionEngine } from '../create-session-engine.ts';
import type { SessionEvent } from '../engine-event.ts';
import type { SessionEngine, SessionEngineOptions } from '../session-engine.ts';
import type { ChatBackend } from './chat-backend.ts';

export const ada: Person = {
  id: 'person-ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin',
};
/** Ada as the legacy application knew her: another id, the same address. */
export const legacyAda = {
  id: 'user_ada',
  email: 'Ada@acme.test',
  name: 'Ada Marsh',
  role: 'admin',
  tenant: 'acme',
};

/** Web Storage in memory. Entries longer than `room` characters in all do not fit. */
export class MapStorage {
  readonly entries = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  writes = 0;
  /** Called before each operation; throw to fail it. */
  before: (operation: string, key: string) => void = () => {};

  getItem(key: string): string | null {
    this.before('get', key);
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.before('set', key);
    let used = value.length;
    for (const [name, held] of this.entries) if (name !== key) used += held.length;
    if (used > this.room) throw new DOMException('No room', 'QuotaExceededError');
    this.entries.set(key, value);
    if (key === LEGACY_KEY) this.writes += 1;
  }
  removeItem(key: string): void {
    this.before('remove', key);
    this.entries.delete(key);
  }
}

/** A browser: what is stored outlives its tabs. */
export interface Browser {
  readonly storage: MapStorage;
  readonly indexedDB: IDBFactory;
  readonly events: SessionEvent[];
  /** Opens a tab: an engine, not started. */
  tab(options?: Partial<SessionEngineOptions>): SessionEngine;
  legacy(): LegacySessionFile;
  writeLegacy(session: unknown): void;
  /** Edits as the legacy view does: reads, changes, writes the whole. */
  editLegacy(edit: (session: Mutable) => void): void;
}

// The legacy view's own code is as loose as this.
type Mutable = {
  chats: {
    id: string;
    messages: { role: string; content: string; timestamp: number | string }[];
    [key: string]: unknown;
  }[];
  settings: Record<string, unknown>;
  drafts?: Record<string, string>;
  activeChat?: string;
};

/** Runs nothing by itself: tests call `project` and `absorb`. Deadlines still expire. */
const patient = (task: () => void, delayMs: number) => {
  if (delayMs === 1_000) return () => {};
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};

export function openBrowser(backend: ChatBackend, locks?: Locks): Browser {
  const storage = new MapStorage();
  const indexedDB = new IDBFactory();
  const events: SessionEvent[] = [];
  const browser: Browser = {
    storage,
    indexedDB,
    events,
    tab: (options = {}) =>
      createSessionEngine({
        person: ada,
        client: backend.client,
        storage,
        indexedDB,
        locks,
        schedule: patient,
        onEvent: (event) => events.push(event),
        ...options,
      }),
    legacy: () => JSON.parse(storage.entries.get(LEGACY_KEY) ?? 'null'),
    writeLegacy: (session) =>
      void storage.entries.set(LEGACY_KEY, typeof session === 'string' ? session : JSON.stringify(session)),
    editLegacy(edit) {
      const session = JSON.parse(storage.entries.get(LEGACY_KEY) ?? '{}');
      edit(session);
      storage.entries.set(LEGACY_KEY, JSON.stringify(session));
    },
  };
  return browser;
}
