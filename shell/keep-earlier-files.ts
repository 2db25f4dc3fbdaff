import { cp, rename, rm, stat } from 'node:fs/promises';

/** Open tabs may ask for a chunk of the build that made them for so long. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

/**
 * Sets the files of the last build aside, and returns what puts those that are younger than seven days beside the new
 * ones (names carry a hash, so none is in the way of another). Without them a tab that was opened before a deploy could
 * no longer fetch a view that it has not shown yet.
 */
export async function keepEarlierFiles(folder: string, now = Date.now()): Promise<() => Promise<void>> {
  const earlier = `${folder}.earlier`;
  await rm(earlier, { recursive: true, force: true });
  const isThere = await rename(folder, earlier).then(
    () => true,
    () => false, // the first build
  );
  return async () => {
    if (!isThere) return;
    const isKept = async (file: string) => {
      const found = await stat(file);
      return found.isDirectory() || (!file.endsWith('.map') && now - found.mtimeMs < KEPT_MS);
    };
    await cp(earlier, folder, { recursive: true, force: false, preserveTimestamps: true, filter: isKept });
    await rm(earlier, { recursive: true, force: true });
  };
}
