import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LeanEntrance, Release, ReleaseFile } from '@ficus/contracts';
import type { StatsChunkGroup } from 'webpack';
import { CONTRACT_VERSION } from '../src/host.ts';
import { listOf } from './host-chunks-plugin.ts';
import { integrityOf } from './integrity.ts';
import { ENTRY } from './lean-config.ts';

const MANIFEST = 'mf-manifest.json';

/** The parts of the federation manifest that a release is described from. */
interface FederationManifest {
  metaData: { remoteEntry: { name: string } };
  exposes: { name: string; assets: { js: { sync: string[] }; css: { sync: string[] } } }[];
}

/** Describes a remote that was built into `folder`, with the integrity of every file. */
export async function describeRelease(options: {
  name: string;
  version: string;
  container: string;
  folder: string;
  lean?: { container: string; groups: Record<string, StatsChunkGroup> };
}): Promise<Release> {
  const paths = (await readdir(options.folder)).filter((file) => !file.endsWith('.map')).sort();
  const contents = await Promise.all(paths.map((file) => readFile(path.join(options.folder, file))));
  const files: ReleaseFile[] = contents.map((bytes, index) => ({
    path: paths[index] ?? '',
    integrity: integrityOf(bytes),
  }));
  const file = (name: string): ReleaseFile => {
    const found = files.find((candidate) => candidate.path === name);
    if (!found) throw new Error(`${options.name}: ${name} was not built`);
    return found;
  };
  const manifest = JSON.parse(
    await readFile(path.join(options.folder, MANIFEST), 'utf8'),
  ) as FederationManifest;
  const exposed = manifest.exposes.find(({ name }) => name === 'remote');
  if (!exposed) throw new Error(`${options.name}: exposes no ./remote`);
  return {
    name: options.name,
    version: options.version,
    contract: CONTRACT_VERSION,
    container: options.container,
    manifest: file(MANIFEST),
    entry: file(manifest.metaData.remoteEntry.name),
    scripts: exposed.assets.js.sync.map(file),
    styles: exposed.assets.css.sync.map(file),
    ...(options.lean ? { lean: describeLean(options.lean, file) } : {}),
    files,
  };
}

/** The files of a lean build, from webpack's chunk groups. */
export function describeLean(
  lean: { container: string; groups: Record<string, StatsChunkGroup> },
  file: (name: string) => ReleaseFile,
): LeanEntrance {
  const filesOf = (group: string, suffix: string) =>
    (lean.groups[group]?.assets ?? [])
      .map(({ name }) => name)
      .filter((name) => name.endsWith(suffix) && !name.includes('.hot-update.'));
  const [entry, ...scripts] = filesOf(ENTRY, '.js');
  if (entry === undefined) throw new Error(`${lean.container}: has no entry`);
  const languages = Object.keys(lean.groups).flatMap((group) => {
    const [, language] = /^language-(.+)$/.exec(group) ?? [];
    if (language === undefined) return [];
    return [[language, [...listOf(lean.groups[ENTRY]), ...filesOf(group, '.js')].map(file)] as const];
  });
  return {
    container: lean.container,
    entry: file(entry),
    scripts: scripts.map(file),
    styles: filesOf(ENTRY, '.css').map(file),
    ...(languages.length > 0 ? { languages: Object.fromEntries(languages) } : {}),
  };
}
