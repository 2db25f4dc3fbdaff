import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/** An editor writes a file in several steps; together they are one change. */
const SETTLE_MS = 60;

export interface FileWatch {
  add(file: string): void;
  close(): void;
}

/**
 * Calls `onChange` with a file soon after it has changed. Folders are watched, not files: many editors put a new file in
 * the place of the old one.
 */
export function watchFiles(onChange: (file: string) => void): FileWatch {
  const files = new Set<string>();
  const folders = new Map<string, FSWatcher>();
  let settling: NodeJS.Timeout | undefined;
  return {
    add(file) {
      files.add(file);
      const folder = path.dirname(file);
      if (folders.has(folder)) return;
      const watcher = watch(folder, (_event, name) => {
        const changed = path.join(folder, name ?? '');
        if (!files.has(changed)) return;
        clearTimeout(settling);
        settling = setTimeout(() => onChange(changed), SETTLE_MS);
      });
      // A folder that is removed takes its files along; the next start says what is missing.
      watcher.on('error', () => watcher.close());
      folders.set(folder, watcher);
    },
    close() {
      clearTimeout(settling);
      for (const watcher of folders.values()) watcher.close();
    },
  };
}
