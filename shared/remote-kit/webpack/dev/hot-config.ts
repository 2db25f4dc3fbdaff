import { fileURLToPath } from 'node:url';
import ReactRefreshPlugin from '@pmmmwh/react-refresh-webpack-plugin';
import webpack, { type Configuration } from 'webpack';

const OUR_RUNTIME = fileURLToPath(import.meta.resolve('../../src/dev/refresh-runtime.ts'));

/**
 * A development configuration with hot reload: components keep their state over an edit. The builds of one page share
 * their refresh runtime. `address` is where the development server serves its files, with a slash at the end; their
 * names are the same after every edit.
 */
export function hotConfig(config: Configuration, address: string): Configuration {
  const name = config.name ?? 'build';
  return {
    ...config,
    name,
    output: { ...config.output, publicPath: address, path: `/${name}`, clean: false },
    plugins: [
      ...(config.plugins ?? []),
      new webpack.DefinePlugin({ FICUS_BUILD: JSON.stringify(name) }),
      new webpack.NormalModuleReplacementPlugin(/^react-refresh$|react-refresh[\\/]runtime/, (resource) => {
        if (resource.contextInfo?.issuer !== OUR_RUNTIME) resource.request = OUR_RUNTIME;
      }),
      new ReactRefreshPlugin({ overlay: false, exclude: [/node_modules/, OUR_RUNTIME] }),
    ],
    stats: 'errors-only',
  };
}
