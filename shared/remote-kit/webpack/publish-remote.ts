import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Release } from '@ficus/contracts';

/**
 * Publishes a built remote into the folder that the remotes' origin serves: its files under the immutable
 * `<name>/<version>/` first, with what they are beside them, then the pointer `<name>/release.json`, replaced in one step, so that nobody ever reads a
 * pointer to files that are not there yet.
 */
export async function publishRemote(directory: string, originFolder: string): Promise<Release> {
  const release = Release.parse(
    JSON.parse(await readFile(path.join(directory, 'dist/release.json'), 'utf8')),
  );
  const home = path.join(originFolder, release.name);
  const target = path.join(home, release.version);
  await mkdir(target, { recursive: true });
  await cp(path.join(directory, 'dist/files'), target, { recursive: true });
  // Stays when the pointer moves on: a person's flag may name this version, or fall back to it.
  await writeFile(path.join(target, 'release.json'), JSON.stringify(release));
  const pointer = path.join(home, 'release.json');
  await writeFile(`${pointer}.next`, JSON.stringify(release));
  await rename(`${pointer}.next`, pointer);
  return release;
}
