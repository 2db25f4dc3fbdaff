import { promisify } from 'node:util';
import webpack, { type Configuration, type StatsCompilation } from 'webpack';

/** Thrown when a build has errors; the message holds them as webpack words them. */
export class BuildError extends Error {
  readonly code = 'build-failed';
}

/** Builds once and returns the statistics; throws a `BuildError` naming every error. Warnings are printed. */
export async function runWebpack(config: Configuration): Promise<StatsCompilation> {
  const compiler = webpack(config);
  try {
    const stats = await promisify(compiler.run.bind(compiler))();
    if (!stats) throw new BuildError(`webpack gave no result for ${config.name}`);
    if (stats.hasErrors()) throw new BuildError(stats.toString({ preset: 'errors-only', colors: false }));
    if (stats.hasWarnings()) console.warn(stats.toString({ preset: 'errors-warnings', colors: false }));
    const wanted = {
      assets: true,
      entrypoints: true,
      chunkGroups: true,
      chunkGroupAuxiliary: true,
      ids: true,
    };
    return stats.toJson({ all: false, ...wanted });
  } finally {
    await promisify(compiler.close.bind(compiler))();
  }
}
