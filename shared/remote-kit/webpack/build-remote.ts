import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { compressFolder } from './compress-folder.ts';
import { leanConfig } from './lean-config.ts';
import { describeRelease } from './release.ts';
import { remoteConfig } from './remote-config.ts';
import { runWebpack } from './run-webpack.ts';
import { digestOfSources } from './source-digest.ts';

/**
 * Builds the remote in `directory` (a folder that bears the remote's name, unless `name` is given) into its `dist/files`,
 * twice from one source: with the federation runtime for strangers, and lean for our host. Writes what it is to
 * `dist/release.json`. Its version is the package's (or `version`) with a digest of all sources, so that different content
 * never shares an address.
 */
export async function buildRemote(
  directory: string,
  options: { name?: string; version?: string } = {},
): Promise<Release> {
  const name = options.name ?? path.basename(directory);
  const manifest = JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8')) as {
    version: string;
  };
  const label = options.version ?? manifest.version;
  const digest = await digestOfSources(directory, label);
  const container = `ficus_${name.replaceAll('-', '_')}_${digest}`;
  const folder = path.join(directory, 'dist/files');
  await rm(path.join(directory, 'dist'), { recursive: true, force: true });
  const target = { directory, mode: 'production', output: 'dist/files' } as const;
  // One after the other, into one folder: each has a unique name and a prefix of its own.
  await runWebpack(remoteConfig({ ...target, container }));
  const lean = { container: `${container}_lean` };
  const stats = await runWebpack(leanConfig({ ...target, ...lean }));
  const release = await describeRelease({
    name,
    version: `${label}-${digest}`,
    container,
    folder,
    lean: { ...lean, groups: stats.namedChunkGroups ?? {} },
  });
  await compressFolder(folder);
  await writeFile(path.join(directory, 'dist/release.json'), `${JSON.stringify(release, null, 2)}\n`);
  return release;
}
