import { readFileSync, statSync } from 'node:fs';
import { HostAssets } from '@ficus/shell/document';

/** How often a new build of the host is looked for, in ms. */
const LOOK_MS = 1000;

/**
 * What the host's build is made of, read again when a new build has replaced it. While a build is being written, the
 * one before stays in force. Throws at the first read when there is none: build the shell first.
 */
export function readHostAssets(file: string, onError: (error: unknown) => void): () => HostAssets {
  let assets = read(file);
  let builtAt = statSync(file).mtimeMs;
  let lookedAt = Date.now();
  return () => {
    if (Date.now() - lookedAt < LOOK_MS) return assets;
    lookedAt = Date.now();
    try {
      const { mtimeMs } = statSync(file);
      if (mtimeMs !== builtAt) assets = read(file);
      builtAt = mtimeMs;
    } catch (error) {
      onError(error);
    }
    return assets;
  };
}

function read(file: string): HostAssets {
  return HostAssets.parse(JSON.parse(readFileSync(file, 'utf8')));
}
