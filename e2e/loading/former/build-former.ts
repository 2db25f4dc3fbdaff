import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { baseConfig, integrityOf, runWebpack, sharedModules } from '@ficus/remote-kit/webpack';
import webpack from 'webpack';

const CONTAINER = 'ficus_probe_former_lean';

/**
 * A release as remotes of contract 3 were built: webpack's own container, with an exposed chunk of its own and webpack's
 * own way of loading later ones. Takes the place of `like`, whose federation build it keeps.
 */
export async function buildFormer(directory: string, remotesFolder: string, like: Release): Promise<Release> {
  const version = '0.9.0-former';
  const folder = path.join(remotesFolder, like.name, version);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const base = baseConfig({ name: CONTAINER, context: directory, mode: 'production', prefix: 'lean-' });
  const standIn = path.join(import.meta.dirname, 'from-host.cjs');
  const alias = Object.keys(sharedModules()).map((name) => [`${name}$`, `${standIn}?${name}`]);
  const stats = await runWebpack({
    ...base,
    entry: {},
    resolve: { ...base.resolve, alias: Object.fromEntries(alias) },
    output: { ...base.output, path: folder, publicPath: 'auto' },
    optimization: { splitChunks: false },
    plugins: [
      ...(base.plugins ?? []),
      new webpack.container.ContainerPlugin({
        name: CONTAINER,
        library: { type: 'window', name: CONTAINER },
        filename: 'lean-entry.js',
        exposes: { './remote': { import: './src/remote.ts', name: 'remote' } },
      }),
    ],
  });
  const files = (group: string, suffix: string) =>
    Promise.all(
      (stats.namedChunkGroups?.[group]?.assets ?? [])
        .filter(({ name }) => name.endsWith(suffix))
        .map(async ({ name }) => ({
          path: name,
          integrity: integrityOf(await readFile(path.join(folder, name))),
        })),
    );
  const [entry] = await files(CONTAINER, '.js');
  if (!entry) throw new Error('the former container was not built');
  const lean = {
    container: CONTAINER,
    entry,
    scripts: await files('remote', '.js'),
    styles: await files('remote', '.css'),
  };
  return { ...like, version, contract: 3, lean };
}
