import type { StorageLike } from './storage.ts';

/** Remembers which version is being loaded, so that the next page knows if this one died over it. */
export interface Marker {
  /** Before the code of a version is fetched. */
  set(feature: string, version: string): void;
  /** When the view is ready, or the attempt is over in any other orderly way. */
  clear(feature: string): void;
  /** The version whose loading never came to an end, if there is one. */
  unfinished(feature: string): string | undefined;
}

/**
 * Creates a marker in a storage. Give it `sessionStorage`: it survives the death of the page but belongs to one tab,
 * so that a tab which is just loading does not look dead to another.
 */
export function createMarker(storage: StorageLike): Marker {
  const keyOf = (feature: string) => `ficus-loading:${feature}`;
  return {
    set: (feature, version) => storage.setItem(keyOf(feature), version),
    clear: (feature) => storage.removeItem(keyOf(feature)),
    unfinished: (feature) => storage.getItem(keyOf(feature)) ?? undefined,
  };
}
