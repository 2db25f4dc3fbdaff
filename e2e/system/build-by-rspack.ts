import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressFolder, describeRelease, sharedModules } from '@ficus/remote-kit/webpack';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import { type Configuration, rspack } from '@rspack/core';

/**
 * Builds a remote as a team with another bundler does, without our preset: Rspack, its federation plugin, and its own
 * integrity plugin. Nothing here is lean: the host loads it by the federation runtime.
 */
export async function buildByRspack(
  directory: string,
  options: { name: string; version: string },
): Promise<void> {
  const { name, version } = options;
  const container = `strangers_${name}`;
  const folder = path.join(directory, 'dist/files');
  await rm(path.join(directory, 'dist'), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(configuration(directory, folder, container));
  const release = await describeRelease({ name, version, container, folder });
  await compressFolder(folder);
  await writeFile(path.join(directory, 'dist/release.json'), JSON.stringify(release));
}

function configuration(context: string, folder: string, container: string): Configuration {
  return {
    mode: 'production',
    context,
    target: ['web', 'es2022'],
    entry: {},
    devtool: false,
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    output: {
      path: folder,
      uniqueName: container,
      publicPath: 'auto',
      filename: '[name].[contenthash:8].js',
      crossOriginLoading: 'anonymous',
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      ],
    },
    optimization: {
      splitChunks: {
        // A chunk that the exposed module and the later one share.
        cacheGroups: { common: { name: 'common', test: /drafts\.ts$/, chunks: 'all', enforce: true } },
      },
    },
    plugins: [
      new ModuleFederationPlugin({
        name: container,
        filename: 'remote-entry.[contenthash:8].js',
        exposes: { './remote': './src/remote.ts' },
        shared: sharedModules(),
        shareStrategy: 'loaded-first',
        manifest: true,
        dts: false,
      }),
      new rspack.SubresourceIntegrityPlugin(),
    ],
  };
}

function run(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    rspack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (!stats || stats.hasErrors()) reject(new Error(stats?.toString({ all: false, errors: true })));
      else resolve();
    });
  });
}
