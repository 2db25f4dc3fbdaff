import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Write } from './outbox.ts';

/** What the outbox keeps of one person. Every call is one transaction. */
export interface OutboxDatabase {
  put(write: Write): Promise<void>;
  has(key: string): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** All, oldest first. */
  all(): Promise<readonly Write[]>;
}

interface Schema extends DBSchema {
  writes: { key: string; value: Write };
}

const VERSION = 1;

/** Opens the database of one owner, `ficus-outbox:<owner>`. Rejects when IndexedDB is denied. */
export async function openOutboxDatabase(factory: IDBFactory, owner: string): Promise<OutboxDatabase> {
  const request = factory.open(`ficus-outbox:${owner}`, VERSION);
  request.onupgradeneeded = () => request.result.createObjectStore('writes', { keyPath: 'key' });
  // The schema above is what the version number stands for.
  const database = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
  // Newer code in another tab wants to upgrade: do not stand in its way.
  database.addEventListener('versionchange', () => database.close());
  return {
    async put(write) {
      const transaction = database.transaction('writes', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(write), transaction.done]);
    },
    has: async (key) => (await database.count('writes', key)) > 0,
    remove: (key) => database.delete('writes', key),
    all: async () => (await database.getAll('writes')).sort((one, other) => one.createdAt - other.createdAt),
  };
}

/** Keeps writes as long as the page lives: where the browser denies IndexedDB. */
export function createMemoryDatabase(): OutboxDatabase {
  const writes = new Map<string, Write>();
  return {
    put: async (write) => void writes.set(write.key, write),
    has: async (key) => writes.has(key),
    remove: async (key) => void writes.delete(key),
    all: async () => [...writes.values()].sort((one, other) => one.createdAt - other.createdAt),
  };
}
