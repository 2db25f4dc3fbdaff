import path from 'node:path';
import { baseConfig, CompileHintPlugin, type Mode } from '@ficus/remote-kit/webpack';
import webpack, { type Configuration } from 'webpack';

/**
 * The host's webpack configuration. Remotes are no part of it: they are loaded at run time from the page's data, and what
 * they share is handed to them (`src/remotes/share-scope.ts`). The federation runtime is in a chunk that few pages need.
 */
export function hostConfig(options: { mode: Mode }): Configuration {
  const base = baseConfig({
    name: 'ficus_shell',
    context: import.meta.dirname,
    mode: options.mode,
    // Hot reload knows webpack's own way of loading alone.
    isLoadedByHost: options.mode === 'production',
  });
  return {
    ...base,
    // The words of a language are a script of their own: only the pages in it have it.
    entry: { main: './src/main.tsx', 'language-de': './src/languages/de.ts' },
    output: {
      ...base.output,
      path: path.join(import.meta.dirname, 'dist/assets'),
      publicPath: '/assets/',
      clean: true,
    },
    optimization: {
      splitChunks: {
        cacheGroups: {
          // Changes rarely and is large: a file of its own stays cached over releases of the shell.
          reactDom: {
            test: /[\\/]node_modules[\\/](react-dom|scheduler)[\\/]/,
            name: 'react-dom',
            chunks: 'initial',
            enforce: true,
          },
        },
      },
    },
    plugins: [
      ...(base.plugins ?? []),
      // Leaves the federation runtime's code for Node out, and what only the document reads.
      new webpack.DefinePlugin({ ENV_TARGET: '"web"', FICUS_BROWSER: 'true' }),
      ...(options.mode === 'production' ? [new CompileHintPlugin()] : []),
    ],
  };
}
