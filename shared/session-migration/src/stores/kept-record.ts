import { isRecord, isSameJson, recordOf } from '../lenses/json-record.ts';
import { parseExactly } from '../lenses/parse-exactly.ts';
import type { KeyValueStorage } from './safe-storage.ts';

/** A record kept in storage, entry by entry, so that tabs that change different entries do not undo each other. */
export interface KeptRecord<V> {
  /** What is stored now. Entries that cannot be read are left out. */
  read(): Readonly<Record<string, V>>;
  /** Stores entries (`undefined` removes one) beside what is there, at once, and returns what is stored then. */
  change(entries: Iterable<readonly [string, V | undefined]>): Readonly<Record<string, V>>;
  clear(): void;
}

/** Keeps a record as JSON under `key`. `parse` reads one entry and answers undefined for what is none. */
export function keptRecord<V>(
  storage: KeyValueStorage,
  key: string,
  parse: (value: unknown) => V | undefined,
): KeptRecord<V> {
  const read = () => readRecord(storage.getItem(key), parse);
  return {
    read,
    change(entries) {
      const before = read();
      const after = recordOf(new Map([...Object.entries(before), ...entries]));
      if (!isSameJson(before, after)) storage.setItem(key, JSON.stringify(after));
      return after;
    },
    clear() {
      storage.removeItem(key);
    },
  };
}

function readRecord<V>(raw: string | null, parse: (value: unknown) => V | undefined) {
  try {
    const value = parseExactly(raw ?? '{}');
    if (!isRecord(value)) return recordOf<V>([]);
    return recordOf(Object.entries(value).map(([name, entry]) => [name, parse(entry)] as const));
  } catch {
    // Our own key, damaged from outside: there is nothing in it to keep.
    return recordOf<V>([]);
  }
}
