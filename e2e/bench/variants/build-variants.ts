import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import {
  baseConfig,
  CompileHintPlugin,
  compressFolder,
  runWebpack,
  sharedModules,
} from '@ficus/remote-kit/webpack';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import type { Configuration } from 'webpack';
import { hostConfig } from '../../../shell/webpack.config.ts';
import { buildModules } from './build-modules.ts';

/** What a baseline's page loads by its HTML. */
export interface Built {
  readonly folder: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** The page's import map, for scripts that are modules. */
  readonly imports?: Readonly<Record<string, string>>;
}

/** The baselines. */
export const VARIANTS = ['single', 'lazy', 'naive', 'single-spa', 'qiankun'] as const;
export type VariantName = (typeof VARIANTS)[number];

/** Builds one of the baselines into `out`, by the same compiler settings as the host. */
export async function buildVariant(
  name: VariantName,
  out: string,
  chat: { release: Release; origin: string },
): Promise<Built> {
  const folder = path.join(out, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (name === 'single-spa') return buildModules(folder, config);
  const stats = await runWebpack({
    ...config(name, folder, name === 'naive' ? 'naive-entry.ts' : `${name}.tsx`),
    ...(name === 'naive' ? { plugins: [...pluginsOf(name), federation(chat)], optimization: {} } : {}),
  });
  if (name === 'qiankun') await buildMicroApplication(folder);
  await compressFolder(folder);
  const assets = (stats.namedChunkGroups?.main?.assets ?? []).map((asset) => asset.name);
  return {
    folder,
    scripts: assets.filter((asset) => asset.endsWith('.js')),
    styles: assets.filter((asset) => asset.endsWith('.css')),
  };
}

const pluginsOf = (name: string) =>
  baseConfig({ name, context: import.meta.dirname, mode: 'production' }).plugins ?? [];

function config(name: string, folder: string, entry: string): Configuration {
  const base = baseConfig({ name, context: import.meta.dirname, mode: 'production' });
  return {
    ...base,
    entry: { main: `./${entry}` },
    experiments: { topLevelAwait: true },
    output: { ...base.output, path: folder, publicPath: '/assets/' },
    // The one that is tuned as ours is; the others are what their documentation makes of it.
    plugins: [...(base.plugins ?? []), ...(name === 'single' ? [new CompileHintPlugin()] : [])],
    // react-dom in a file of its own, as the host has it.
    optimization: hostConfig({ mode: 'production' }).optimization ?? {},
  };
}

function federation({ release, origin }: { release: Release; origin: string }) {
  const manifest = `${origin}/${release.name}/${release.version}/${release.manifest.path}`;
  return new ModuleFederationPlugin({
    name: 'naive_host',
    remotes: { chat: `${release.container}@${manifest}` },
    shared: sharedModules(),
    manifest: false,
    dts: false,
  });
}

/** qiankun's micro-application: an HTML page with a script of its own, every library included. */
async function buildMicroApplication(folder: string): Promise<void> {
  const base = config('micro', folder, 'lifecycle.tsx');
  const stats = await runWebpack({
    ...base,
    optimization: { splitChunks: false },
    output: {
      ...base.output,
      filename: 'micro.[contenthash:8].js',
      library: { name: 'chat', type: 'umd' },
      globalObject: 'window',
    },
  });
  const files = (stats.namedChunkGroups?.main?.assets ?? []).map(({ name }) => name);
  const styles = files
    .filter((name) => name.endsWith('.css'))
    .map((name) => `<link rel="stylesheet" href="/assets/${name}">`);
  const scripts = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => `<script src="/assets/${name}"></script>`);
  await writeFile(
    path.join(folder, 'micro.html'),
    `<!doctype html><html><head>${styles.join('')}</head><body><div id="micro-root"></div>${scripts.join('')}</body></html>`,
  );
}
