export { baseConfig, type Mode } from './base-config.ts';
export { buildRemote } from './build-remote.ts';
export { compressFolder } from './compress-folder.ts';
export { integrityOf } from './integrity.ts';
export { IntegrityPlugin } from './integrity-plugin.ts';
export { publishRemote } from './publish-remote.ts';
export { describeRelease } from './release.ts';
export { BuildError, runWebpack } from './run-webpack.ts';
export { sharedModules } from './shared-modules.ts';
