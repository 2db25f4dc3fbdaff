import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlaceState } from '../session.ts';
import type { KeyValueStorage } from './safe-storage.ts';

/** A place store together with what the engine does to it. */
export interface PlacePart {
  readonly store: StoreApi<PlaceState>;
  take(activeConversation: string | undefined): void;
  clear(): void;
}

/**
 * Where the person is, stored under `ficus-place:<owner>`. Each tab has its own place: a change in another tab
 * is not followed, the last one is where the next tab opens.
 */
export function createPlace(storage: KeyValueStorage, owner: string): PlacePart {
  const key = `ficus-place:${owner}`;
  const keep = (id: string | undefined) => {
    if (id === undefined) storage.removeItem(key);
    else storage.setItem(key, id);
    return { activeConversation: id };
  };
  const store = createStore<PlaceState>((set) => ({
    activeConversation: storage.getItem(key) || undefined,
    conversationOpened: (id) => set(keep(id)),
  }));
  return {
    store,
    take(id) {
      if (id !== store.getState().activeConversation) store.setState(keep(id));
    },
    clear: () => store.setState(keep(undefined)),
  };
}
