import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import type { Configuration, RuleSetRule } from 'webpack';
import { IntegrityPlugin } from './integrity-plugin.ts';

export type Mode = 'production' | 'development';

/** Loaders of host and remotes alike, so that what is written once compiles the same everywhere. */
const rulesFor = (name: string): RuleSetRule[] => [
  {
    test: /\.tsx?$/,
    resolve: { fullySpecified: false },
    use: {
      loader: import.meta.resolve('swc-loader').replace('file://', ''),
      options: {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    },
  },
  {
    test: /\.css$/,
    use: [
      MiniCssExtractPlugin.loader,
      {
        loader: import.meta.resolve('css-loader').replace('file://', ''),
        options: {
          modules: {
            auto: true,
            namedExport: false,
            exportLocalsConvention: 'camel-case-only',
            localIdentName: '[name]__[local]--[hash:base64:5]',
            // The same component in two bundles may be two versions of it: each has class names of its own.
            localIdentHashSalt: name,
          },
        },
      },
    ],
  },
];

interface BaseOptions {
  /** Of the build; webpack's globals and the class names follow it. */
  readonly name: string;
  readonly context: string;
  readonly mode: Mode;
  /** Begins the name of every file: two builds into one folder must not take each other's. Default: none. */
  readonly prefix?: string;
}

/** What host and remotes share of their webpack configuration. File names carry a content hash. */
export function baseConfig(options: BaseOptions): Configuration {
  const { prefix = '' } = options;
  return {
    name: options.name,
    mode: options.mode,
    context: options.context,
    target: ['web', 'es2022'],
    devtool: options.mode === 'production' ? 'source-map' : 'cheap-module-source-map',
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: { rules: rulesFor(options.name) },
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
    output: {
      filename: `${prefix}[name].[contenthash:8].js`,
      chunkFilename: `${prefix}[name].[contenthash:8].js`,
      uniqueName: options.name,
      crossOriginLoading: 'anonymous',
      // A module that threw while it was evaluated throws again at the next import, instead of being handed out half made.
      strictModuleErrorHandling: true,
      clean: false,
    },
    plugins: [
      new MiniCssExtractPlugin({
        filename: `${prefix}[name].[contenthash:8].css`,
        chunkFilename: `${prefix}[name].[contenthash:8].css`,
        ignoreOrder: true,
      }),
      new IntegrityPlugin(),
    ],
  };
}
