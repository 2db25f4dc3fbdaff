import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSameJson } from '../lenses/json-record.ts';
import type { PreferencesState } from '../session.ts';
import { keptRecord } from './kept-record.ts';
import type { KeyValueStorage } from './safe-storage.ts';

/** A preferences store together with what the engine does to it. */
export interface PreferencesPart {
  readonly store: StoreApi<PreferencesState>;
  /** Takes over values by name; `undefined` removes one. */
  take(values: Iterable<readonly [string, unknown]>): void;
  /** Reads storage again: another tab changed it. */
  refresh(): void;
  clear(): void;
}

/** Preferences, stored under `ficus-preferences:<owner>` with each change. */
export function createPreferences(storage: KeyValueStorage, owner: string): PreferencesPart {
  const kept = keptRecord<unknown>(storage, `ficus-preferences:${owner}`, (value) => value);
  const store = createStore<PreferencesState>((set) => ({
    values: kept.read(),
    preferenceChanged: (name, value) => set({ values: kept.change([[name, value]]) }),
  }));
  return {
    store,
    take(values) {
      const changes = [...values];
      if (changes.length > 0) store.setState({ values: kept.change(changes) });
    },
    refresh() {
      const values = kept.read();
      if (!isSameJson(values, store.getState().values)) store.setState({ values });
    },
    clear() {
      kept.clear();
      store.setState({ values: kept.read() });
    },
  };
}
