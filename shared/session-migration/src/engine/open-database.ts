import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { type Base, emptyBase, STATE_VERSION } from './base.ts';
import type {
  JournalChange,
  JournalEntry,
  KeptConflict,
  Original,
  SessionDatabase,
} from './session-database.ts';

interface Schema extends DBSchema {
  state: { key: string; value: Base };
  originals: { key: number; value: Original };
  journal: { key: number; value: JournalChange };
  conflicts: { key: number; value: KeptConflict };
}

const BASE = 'base';

/**
 * Opens the database of a person in one tenant, `ficus-session:<owner>`. Rejects when IndexedDB is denied, and with a
 * `VersionError` when newer code has written it.
 */
export async function openDatabase(factory: IDBFactory, owner: string): Promise<SessionDatabase> {
  const request = factory.open(`ficus-session:${owner}`, STATE_VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('state');
    for (const name of ['originals', 'journal', 'conflicts']) {
      request.result.createObjectStore(name, { autoIncrement: true });
    }
  };
  // The schema above is what the version number stands for.
  const database = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
  // Newer code in another tab wants to upgrade: do not stand in its way.
  database.addEventListener('versionchange', () => database.close());
  return sessionDatabase(database);
}

function sessionDatabase(database: IDBPDatabase<Schema>): SessionDatabase {
  return {
    base: async () => ({ ...emptyBase, ...(await database.get('state', BASE)) }),
    changeBase: (change, journalUpTo) =>
      wholly(database.transaction(['state', 'journal'], 'readwrite'), async (transaction) => {
        const state = transaction.objectStore('state');
        const before = { ...emptyBase, ...(await state.get(BASE)) };
        const after = change(before);
        if (after !== before) await state.put(after, BASE);
        if (journalUpTo !== undefined) {
          await transaction.objectStore('journal').delete(IDBKeyRange.upperBound(journalUpTo));
        }
        return after;
      }),
    async keepOriginal(original) {
      await database.add('originals', original);
    },
    originals: () => database.getAll('originals'),
    async forgetOriginals(before = Number.POSITIVE_INFINITY) {
      const { store, done } = database.transaction('originals', 'readwrite');
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (cursor.value.keptAt < before) await cursor.delete();
      }
      await done;
    },
    async record(change) {
      await database.add('journal', change);
    },
    async journal() {
      const { store } = database.transaction('journal');
      const [seqs, changes] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return changes.map((change, index): JournalEntry => ({ seq: seqs[index] ?? 0, change }));
    },
    async keepConflicts(conflicts) {
      const { store, done } = database.transaction('conflicts', 'readwrite');
      await Promise.all([...conflicts.map((conflict) => store.add(conflict)), done]);
    },
    conflicts: () => database.getAll('conflicts'),
    forgetConflicts: () => database.clear('conflicts'),
    close: () => database.close(),
  };
}

/** Does all of the work or none of it: a transaction whose work throws between two requests would commit the first. */
async function wholly<T extends { readonly done: Promise<void>; abort(): void }, R>(
  transaction: T,
  work: (transaction: T) => Promise<R>,
): Promise<R> {
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    // A request that failed has aborted it already, and `done` says so too.
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
}
