/** The part of the Web Storage interface that the wrapper uses; `localStorage` fits. */
export interface StorageLike {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * A storage that never throws: where the browser denies storage, or it is full, values live in memory for as long as
 * the page does. The storage comes as a function, since merely naming `localStorage` may throw:
 * `openStorage(() => localStorage)`.
 */
export function openStorage(get: () => StorageLike | undefined): StorageLike {
  const memory = new Map<string, string>();
  const attempt = <T>(action: (storage: StorageLike) => T): T | undefined => {
    try {
      const storage = get();
      return storage && action(storage);
    } catch {
      return undefined; // denied or full: memory serves
    }
  };
  return {
    getItem: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? null,
    setItem(key, value) {
      const isStored = attempt((storage) => {
        storage.setItem(key, value);
        return true;
      });
      if (isStored) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem(key) {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
  };
}
