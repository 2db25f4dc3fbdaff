/** Takes notes for somebody who is not there yet. */
export interface Meanwhile<T> {
  add(note: T): void;
  /** Gives the listener what was noted so far, and everything from now on. */
  follow(listener: (note: T) => void): void;
  isFollowed(): boolean;
}

/** Keeps the first `limit` notes until somebody follows. Default: 200. */
export function createMeanwhile<T>(limit = 200): Meanwhile<T> {
  const kept: T[] = [];
  let listener: ((note: T) => void) | undefined;
  return {
    add(note) {
      if (listener) listener(note);
      else if (kept.length < limit) kept.push(note);
    },
    follow(next) {
      listener = next;
      kept.splice(0).forEach(next);
    },
    isFollowed: () => listener !== undefined,
  };
}
