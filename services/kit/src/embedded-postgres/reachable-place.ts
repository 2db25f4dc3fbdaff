import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where things go that the database's user could not reach where they are. Only root can write there. */
const ELSEWHERE = '/var/lib/ficus';

/** Whether everybody may pass through every folder above a path. A home directory often lets nobody in. */
async function isReachable(place: string): Promise<boolean> {
  for (let folder = path.dirname(place); ; folder = path.dirname(folder)) {
    const mode = await stat(folder).then(
      (found) => found.mode,
      () => 0o001,
    );
    if (!(mode & 0o001)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * The place for a database's files when it runs as another user than ours: the wanted one, or where that lies in a
 * closed home directory, one of its own outside it.
 */
export async function placeForData(wanted: string): Promise<string> {
  if (process.getuid?.() !== 0 || (await isReachable(wanted))) return wanted;
  return path.join(ELSEWHERE, `data-${digest(wanted)}`);
}

/** The place of the programs: where they are, or a copy that the database's user can reach. */
export async function placeForBinaries(folder: string): Promise<string> {
  if (process.getuid?.() !== 0 || (await isReachable(path.join(folder, 'bin/postgres')))) return folder;
  const copy = path.join(ELSEWHERE, `postgresql-${digest(folder)}`);
  const isThere = await stat(copy).then(
    () => true,
    () => false,
  );
  if (isThere) return copy;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  await cp(folder, half, { recursive: true, verbatimSymlinks: true });
  // Complete at once or not at all; whoever comes second keeps the first one's.
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  return copy;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
