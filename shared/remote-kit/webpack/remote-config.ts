import path from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import type { Configuration } from 'webpack';
import { baseConfig, type Mode } from './base-config.ts';
import { sharedModules } from './shared-modules.ts';
import { StyleGuardPlugin } from './style-guard-plugin.ts';

/**
 * The webpack configuration of a remote: exposes `./remote` from `src/remote.ts`, shares the host's singletons, and
 * finds its own files wherever it is served from (`publicPath: 'auto'`). `container` names the global of its entry and of its
 * chunks, and must be another for each release: webpack would hand modules of one to the other.
 */
export function remoteConfig(options: {
  container: string;
  directory: string;
  mode: Mode;
  output: string;
}): Configuration {
  const base = baseConfig({ name: options.container, context: options.directory, mode: options.mode });
  return {
    ...base,
    entry: {},
    output: { ...base.output, path: path.resolve(options.directory, options.output), publicPath: 'auto' },
    plugins: [
      ...(base.plugins ?? []),
      new StyleGuardPlugin(),
      new ModuleFederationPlugin({
        name: options.container,
        filename: 'remote-entry.[contenthash:8].js',
        exposes: { './remote': './src/remote.ts' },
        shared: sharedModules(),
        // By default every remote's entry is loaded at start: one dead remote would then stall the host.
        shareStrategy: 'loaded-first',
        manifest: true,
        dts: false,
      }),
    ],
  };
}
