/** The part of the Web Storage interface that the session uses. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Told when storage refuses: denied, full, or gone. `key` names the entry. */
export type StorageFailure = (key: string, error: unknown) => void;

/**
 * Storage that never throws. What cannot be stored is remembered for as long as the page lives, and `onFailure` is
 * told each time.
 */
export function safeStorage(storage: KeyValueStorage, onFailure: StorageFailure): KeyValueStorage {
  const remembered = new Map<string, string | null>();
  return {
    getItem(key) {
      const own = remembered.get(key);
      if (own !== undefined) return own;
      try {
        return storage.getItem(key);
      } catch (error) {
        onFailure(key, error);
        return null;
      }
    },
    setItem(key, value) {
      try {
        storage.setItem(key, value);
        remembered.delete(key);
      } catch (error) {
        remembered.set(key, value);
        onFailure(key, error);
      }
    },
    removeItem(key) {
      try {
        storage.removeItem(key);
        remembered.delete(key);
      } catch (error) {
        remembered.set(key, null);
        onFailure(key, error);
      }
    },
  };
}
