import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'webpack';
import { baseConfig, type Mode } from './base-config.ts';
import { CompileHintPlugin } from './compile-hint-plugin.ts';
import { FromHostPlugin, fromHost } from './from-host.ts';
import { StyleGuardPlugin } from './style-guard-plugin.ts';

/** Name of the chunk that holds container and exposed code. */
export const ENTRY = 'entry';

const PREFIX = 'lean-';
const CONTAINER = path.join(import.meta.dirname, 'lean-container.cjs');
const EXPOSED = path.join(import.meta.dirname, 'exposed.cjs');

/** A host built for production takes a development build too: one that runs on somebody's own machine. */
const forAnyHost = {
  'react/jsx-dev-runtime$': fileURLToPath(import.meta.resolve('../src/dev/jsx-dev-runtime.ts')),
};

/**
 * The lean build of a remote: a container with the exposed code in it, without a federation runtime and without a copy of
 * what the host provides. The host calls it by `init` and `get`. `container` must differ from the other build's: chunks meet
 * under a global that is named after it.
 */
export function leanConfig(options: {
  container: string;
  directory: string;
  mode: Mode;
  output: string;
}): Configuration {
  const { container: name, directory, mode } = options;
  // Hot reload knows webpack's own way of loading alone.
  const isLoadedByHost = mode === 'production';
  const base = baseConfig({ name, context: directory, mode, prefix: PREFIX, isLoadedByHost });
  return {
    ...base,
    entry: {
      [ENTRY]: { import: CONTAINER, library: { type: 'window', name } },
    },
    resolve: {
      ...base.resolve,
      alias: {
        ...fromHost(directory),
        ...(mode === 'development' ? forAnyHost : {}),
        [`${EXPOSED}$`]: path.resolve(directory, 'src/remote.ts'),
      },
    },
    output: { ...base.output, path: path.resolve(directory, options.output), publicPath: 'auto' },
    // The view wants all of it at once: one file, and one for each part that is loaded later.
    optimization: { splitChunks: false },
    plugins: [
      ...(base.plugins ?? []),
      new FromHostPlugin(),
      new StyleGuardPlugin(),
      ...(mode === 'production' ? [new CompileHintPlugin()] : []),
    ],
  };
}
