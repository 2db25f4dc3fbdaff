import {
  type Adoption,
  belongsTo,
  emailOf,
  emptySession,
  isObject,
  type LegacyPerson,
  type LegacySession,
  tenantOf,
} from './legacy-session.ts';

/** Where the old application keeps everything. */
export const SESSION_KEY = 'ai-assistant-session';

const PROBE_KEY = 'ai-assistant-probe';

/** Why nothing is being saved: the browser refuses to read, or to write. */
export type StorageTrouble = 'unreadable' | 'unwritable';

/**
 * The old application's state in the browser's storage, read and written as a whole at each change. When the storage
 * refuses, the state lives on in memory, `trouble` says why, and each further change tries to save it again.
 */
export class LegacyStorage {
  trouble: StorageTrouble | null = null;
  private memory: LegacySession | null = null;
  private readonly getStorage: () => Storage;
  private readonly person: LegacyPerson;

  constructor(person: LegacyPerson, getStorage: () => Storage = () => window.localStorage) {
    this.person = person;
    this.getStorage = getStorage;
  }

  /** The person's state. What is not theirs, or no state at all, is set aside under a key of its own. */
  read(): LegacySession {
    if (this.memory) return this.memory;
    try {
      return this.readStored(this.getStorage());
    } catch {
      this.trouble = 'unreadable';
      this.memory = emptySession(this.person);
      return this.memory;
    }
  }

  /** Reads the state, lets `change` change it in place, writes it back whole, and returns it. */
  update(change: (session: LegacySession) => void): LegacySession {
    const session = this.read();
    if (!isObject(session.user)) session.user = emptySession(this.person).user ?? {};
    change(session);
    // What could not even be read, or set aside, must not be written over.
    if (this.trouble === 'unreadable') return session;
    try {
      this.getStorage().setItem(SESSION_KEY, JSON.stringify(session));
      this.trouble = null;
      this.memory = null;
    } catch {
      this.trouble = 'unwritable';
      this.memory = session;
    }
    return session;
  }

  private readStored(storage: Storage): LegacySession {
    const raw = storage.getItem(SESSION_KEY);
    const session = raw ? parse(raw) : null;
    if (session && this.isOwn(storage, session)) return session;
    if (raw) {
      setAside(
        storage,
        session ? keyAside(emailOf(session), tenantOf(session)) : `${SESSION_KEY}.broken-${Date.now()}`,
        raw,
      );
    }
    return this.takeBack(storage) ?? emptySession(this.person);
  }

  /** One's own state, where somebody else's visit, or one's own in another tenant, had it set aside. */
  private takeBack(storage: Storage): LegacySession | null {
    const email = this.person.email.trim().toLowerCase();
    const keys = [keyAside(email, this.person.tenantId), keyAside(email, ''), keyAside('', '')];
    for (const key of keys) {
      const raw = storage.getItem(key);
      const session = raw ? parse(raw) : null;
      if (raw && session && this.isOwn(storage, session)) {
        takeFrom(storage, key, raw);
        return session;
      }
    }
    return null;
  }

  private isOwn(storage: Storage, session: LegacySession): boolean {
    const adoption: Adoption = {
      nobodys: storage.getItem('ficus-legacy-owner'),
      tenantless: storage.getItem(`ficus-legacy-tenant:${encodeURIComponent(this.person.id)}`),
    };
    return belongsTo(session, this.person, adoption);
  }
}

/** Where a state waits for its owner. */
function keyAside(email: string, tenant: string): string {
  return tenant ? `${SESSION_KEY}:${email}:${tenant}` : `${SESSION_KEY}:${email}`;
}

/** Moved, not copied: two copies of a large state do not fit. */
function takeFrom(storage: Storage, key: string, raw: string): void {
  storage.removeItem(key);
  try {
    storage.setItem(SESSION_KEY, raw);
  } catch (error) {
    storage.setItem(key, raw);
    throw error;
  }
}

/**
 * Moves the state to another key; what stands there already is kept too. Two copies of a large state do not fit, so
 * there is no moment with both; a storage that takes nothing at all is found out before anything is removed.
 */
function setAside(storage: Storage, key: string, raw: string): void {
  const earlier = storage.getItem(key);
  storage.setItem(PROBE_KEY, '');
  storage.removeItem(PROBE_KEY);
  storage.removeItem(SESSION_KEY);
  try {
    if (earlier !== null && earlier !== raw) storage.setItem(`${key}.${Date.now()}`, earlier);
    storage.setItem(key, raw);
  } catch (error) {
    storage.setItem(SESSION_KEY, raw);
    throw error;
  }
}

function parse(raw: string): LegacySession | null {
  try {
    const value: unknown = JSON.parse(raw);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
