import { type Base, emptyBase } from './base.ts';
import type { JournalEntry, KeptConflict, Original, SessionDatabase } from './session-database.ts';

/** A database for a page that may not store anything: it lives as long as the page. */
export function memoryDatabase(): SessionDatabase {
  let base: Base = emptyBase;
  let originals: Original[] = [];
  let journal: JournalEntry[] = [];
  let seq = 0;
  let conflicts: KeptConflict[] = [];
  return {
    base: async () => base,
    changeBase: async (change, journalUpTo = 0) => {
      base = change(base);
      journal = journal.filter((entry) => entry.seq > journalUpTo);
      return base;
    },
    keepOriginal: async (original) => {
      originals.push(original);
    },
    originals: async () => originals,
    forgetOriginals: async (before = Number.POSITIVE_INFINITY) => {
      originals = originals.filter(({ keptAt }) => keptAt >= before);
    },
    record: async (change) => {
      seq += 1;
      journal.push({ seq, change });
    },
    journal: async () => [...journal],
    keepConflicts: async (lost) => {
      conflicts.push(...lost);
    },
    conflicts: async () => conflicts,
    forgetConflicts: async () => {
      conflicts = [];
    },
    close: () => {},
  };
}
