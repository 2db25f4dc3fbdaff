import { memoryDatabase } from './memory-database.ts';
import { openDatabase } from './open-database.ts';
import type { SessionDatabase } from './session-database.ts';

/** A browser may leave `open` unanswered for ever; after this long the page goes on from memory. */
const OPEN_MS = 3_000;

/** A database that opens when first used, and knows whether newer code has been there. */
export interface LateDatabase extends SessionDatabase {
  /** True when newer code has written it: then this is a memory, and nothing stored may be touched. */
  isNewer(): Promise<boolean>;
}

/**
 * The owner's database (`ownerOf`); where IndexedDB is missing, denied or stuck, one in memory, and `onFailure` is told once.
 */
export function lateDatabase(
  factory: IDBFactory | undefined,
  owner: string,
  schedule: (task: () => void, delayMs: number) => () => void,
  onFailure: (error: unknown) => void,
): LateDatabase {
  let opened: Promise<{ database: SessionDatabase; isNewer: boolean }> | undefined;
  const open = async () => {
    let cancel = () => {};
    try {
      if (!factory) throw new Error('This browser offers no IndexedDB');
      const stuck = new Promise<never>((_resolve, reject) => {
        cancel = schedule(() => reject(new Error(`IndexedDB did not open within ${OPEN_MS} ms`)), OPEN_MS);
      });
      return { database: await Promise.race([openDatabase(factory, owner), stuck]), isNewer: false };
    } catch (error) {
      onFailure(error);
      const isNewer = error instanceof Error && error.name === 'VersionError';
      return { database: memoryDatabase(), isNewer };
    } finally {
      cancel();
    }
  };
  const get = async () => {
    opened ??= open();
    return (await opened).database;
  };
  return {
    isNewer: async () => {
      opened ??= open();
      return (await opened).isNewer;
    },
    base: async () => (await get()).base(),
    changeBase: async (change, journalUpTo) => (await get()).changeBase(change, journalUpTo),
    keepOriginal: async (original) => (await get()).keepOriginal(original),
    originals: async () => (await get()).originals(),
    forgetOriginals: async (before) => (await get()).forgetOriginals(before),
    record: async (change) => (await get()).record(change),
    journal: async () => (await get()).journal(),
    keepConflicts: async (conflicts) => (await get()).keepConflicts(conflicts),
    forgetConflicts: async () => (await get()).forgetConflicts(),
    conflicts: async () => (await get()).conflicts(),
    close: () => {
      void opened?.then(({ database }) => database.close());
    },
  };
}
