import { fileURLToPath } from 'node:url';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack, { type Configuration, type RuleSetRule } from 'webpack';
import { EagerModulesPlugin } from './eager-modules-plugin.ts';
import { BY_HOST, HostChunksPlugin } from './host-chunks-plugin.ts';
import { IntegrityPlugin } from './integrity-plugin.ts';

export type Mode = 'production' | 'development';

/** Loaders of host and remotes alike, so that what is written once compiles the same everywhere. */
const rulesFor = (name: string, isDevelopment: boolean): RuleSetRule[] => [
  {
    test: /\.tsx?$/,
    resolve: { fullySpecified: false },
    use: {
      loader: import.meta.resolve('swc-loader').replace('file://', ''),
      options: {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', development: isDevelopment, refresh: isDevelopment } },
        },
      },
    },
  },
  {
    test: /[\\/]languages[\\/]\w+\.json$/,
    use: fileURLToPath(import.meta.resolve('./catalogue-loader.ts')),
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

/** Stands in for a file of Base UI (`safe-react.mjs` says why). */
const SAFE_REACT = fileURLToPath(import.meta.resolve('./safe-react.mjs'));

interface BaseOptions {
  /** Of the build; webpack's globals and the class names follow it. */
  readonly name: string;
  readonly context: string;
  readonly mode: Mode;
  /** Begins the name of every file: two builds into one folder must not take each other's. Default: none. */
  readonly prefix?: string;
  /** Later files are loaded by the host: the build has no code of its own for that. Default: false. */
  readonly isLoadedByHost?: boolean;
}

/**
 * What host and remotes share of their webpack configuration. In production file names carry a content hash, and chunks
 * an integrity; in development a file changes under its name with every edit, and neither would hold.
 */
export function baseConfig(options: BaseOptions): Configuration {
  const { prefix = '', isLoadedByHost = false } = options;
  const isDevelopment = options.mode === 'development';
  const file = `${prefix}[name]${isDevelopment ? '' : '.[contenthash:8]'}`;
  return {
    name: options.name,
    mode: options.mode,
    context: options.context,
    target: ['web', 'es2022'],
    devtool: isDevelopment ? 'cheap-module-source-map' : 'source-map',
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: { rules: rulesFor(options.name, isDevelopment) },
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
    output: {
      filename: `${file}.js`,
      chunkFilename: `${file}.js`,
      uniqueName: options.name,
      crossOriginLoading: 'anonymous',
      // A module that threw while it was evaluated throws again at the next import, instead of being handed out half made.
      strictModuleErrorHandling: true,
      clean: false,
      ...(isLoadedByHost ? { chunkLoading: BY_HOST, chunkFormat: 'array-push' } : {}),
    },
    plugins: [
      new webpack.NormalModuleReplacementPlugin(/\/safeReact\.mjs$/, SAFE_REACT),
      new MiniCssExtractPlugin({
        filename: `${file}.css`,
        chunkFilename: `${file}.css`,
        ignoreOrder: true,
        runtime: !isLoadedByHost,
      }),
      ...(isLoadedByHost ? [new HostChunksPlugin({ prefix })] : []),
      ...(isDevelopment
        ? []
        : [new EagerModulesPlugin(), new IntegrityPlugin({ hasTable: !isLoadedByHost })]),
    ],
  };
}
