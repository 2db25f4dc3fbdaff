import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Origin } from './origin.ts';

/** A folder that a static server serves; that server says how long its files may be kept. */
export function folderOrigin(folder: string): Origin {
  return {
    read: (key) =>
      readFile(path.join(folder, key), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    async write(key, bytes) {
      const file = path.join(folder, key);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(`${file}.next`, bytes);
      await rename(`${file}.next`, file);
    },
  };
}
