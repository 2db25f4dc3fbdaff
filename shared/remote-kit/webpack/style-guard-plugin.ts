import type { Compiler } from 'webpack';
import { styleFaults } from './style-faults.ts';

const NAME = 'StyleGuardPlugin';

/**
 * Fails the build of a remote whose styles could reach beyond it: on a page of several remotes, the shell and a legacy
 * view, a mistake in one would be seen in another.
 */
export class StyleGuardPlugin {
  apply(compiler: Compiler): void {
    const { Compilation, WebpackError } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE },
        (assets) => {
          for (const [file, source] of Object.entries(assets)) {
            if (!file.endsWith('.css')) continue;
            const faults = styleFaults(source.source().toString());
            if (faults.length > 0)
              compilation.errors.push(
                new WebpackError(`Styles that leave the remote, in ${file}:\n  ${faults.join('\n  ')}`),
              );
          }
        },
      );
    });
  }
}
