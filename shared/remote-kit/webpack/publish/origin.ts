/** Where remotes are published: a store of files by key, such as `chat/1.2.0-abc/entry.js`. */
export interface Origin {
  /** The text under a key; undefined when there is none. */
  read(key: string): Promise<string | undefined>;
  /** Puts bytes under a key, whole or not at all: nobody ever reads half a file. */
  write(key: string, bytes: Uint8Array, cacheControl: string): Promise<void>;
}

/** For what lies under a version: it never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** For pointers: asked for anew each time. */
export const SHORT_LIVED = 'no-cache';
