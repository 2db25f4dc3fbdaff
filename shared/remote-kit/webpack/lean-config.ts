import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack, { type Configuration } from 'webpack';
import { baseConfig, type Mode } from './base-config.ts';
import { FromHostPlugin, fromHost } from './from-host.ts';
import { StyleGuardPlugin } from './style-guard-plugin.ts';

/** Name of the chunk that holds the exposed `./remote`. */
export const EXPOSED = 'remote';

const PREFIX = 'lean-';

/** A host built for production takes a development build too: one that runs on somebody's own machine. */
const forAnyHost = {
  'react/jsx-dev-runtime$': fileURLToPath(import.meta.resolve('../src/dev/jsx-dev-runtime.ts')),
};

/**
 * The lean build of a remote: webpack's own container, whose entry holds no federation runtime and no copy of what the
 * host provides. The host calls it by `init` and `get`. `container` must differ from the other build's: chunks meet under
 * a global that is named after it.
 */
export function leanConfig(options: {
  container: string;
  directory: string;
  mode: Mode;
  output: string;
}): Configuration {
  const { container: name, directory, mode } = options;
  const base = baseConfig({ name, context: directory, mode, prefix: PREFIX });
  return {
    ...base,
    entry: {},
    resolve: { ...base.resolve, alias: { ...fromHost, ...(mode === 'development' ? forAnyHost : {}) } },
    output: { ...base.output, path: path.resolve(directory, options.output), publicPath: 'auto' },
    // The view wants all of it at once: one file, and one for each part that is loaded later.
    optimization: { splitChunks: false },
    plugins: [
      ...(base.plugins ?? []),
      new webpack.container.ContainerPlugin({
        name,
        library: { type: 'window', name },
        filename: `${PREFIX}entry${mode === 'development' ? '' : '.[contenthash:8]'}.js`,
        exposes: { './remote': { import: './src/remote.ts', name: EXPOSED } },
      }),
      new FromHostPlugin(),
      new StyleGuardPlugin(),
    ],
  };
}
