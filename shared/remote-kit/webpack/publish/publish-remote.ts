import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Release } from '@ficus/contracts';
import { folderOrigin } from './folder-origin.ts';
import { IMMUTABLE, type Origin, SHORT_LIVED } from './origin.ts';

/** A version that is published already, with other bytes. */
export class VersionTaken extends Error {
  readonly code = 'version-taken';
}

/**
 * Publishes a built remote: its files under the immutable `<name>/<version>/` first, with what they are beside them, then
 * the pointer `<name>/release.json`, so that nobody ever reads a pointer to files that are not there yet. `to` is an
 * origin, or the folder that one serves; a folder gets the compressed files too. Throws `VersionTaken` when the version is there
 * with other bytes; the same ones are published again, which mends a publication that was cut off.
 */
export async function publishRemote(directory: string, to: string | Origin): Promise<Release> {
  const origin = typeof to === 'string' ? folderOrigin(to) : to;
  const release = Release.parse(
    JSON.parse(await readFile(path.join(directory, 'dist/release.json'), 'utf8')),
  );
  const home = `${release.name}/${release.version}`;
  const published = await origin.read(`${home}/release.json`);
  if (published !== undefined && !isSame(Release.parse(JSON.parse(published)), release)) {
    throw new VersionTaken(
      `${release.name} ${release.version} is published already, with other bytes: build it under another version (npm run build -w remotes/${release.name} -- --version …).`,
    );
  }
  const files = path.join(directory, 'dist/files');
  const isWanted = (file: string) => typeof to === 'string' || !/\.(br|gz)$/.test(file);
  const names = (await readdir(files)).filter(isWanted);
  await Promise.all(
    names.map(async (name) =>
      origin.write(`${home}/${name}`, await readFile(path.join(files, name)), IMMUTABLE),
    ),
  );
  const description = new TextEncoder().encode(JSON.stringify(release));
  // Stays when the pointer moves on: a person's flag may name this version, or fall back to it.
  await origin.write(`${home}/release.json`, description, IMMUTABLE);
  await origin.write(`${release.name}/release.json`, description, SHORT_LIVED);
  return release;
}

function isSame(one: Release, other: Release): boolean {
  const bytes = ({ files }: Release) =>
    JSON.stringify(files.map(({ path, integrity }) => [path, integrity]).sort());
  return bytes(one) === bytes(other);
}
