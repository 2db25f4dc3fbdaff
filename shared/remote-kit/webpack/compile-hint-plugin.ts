import type { Compiler } from 'webpack';

const NAME = 'CompileHint';

/** As browsers on V8 read it (explicit compile hints, per file); to others it is a comment. */
export const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Has browsers compile all of a page's first scripts while they arrive, on another thread, instead of each function on the
 * main thread when it is called. Files that come later are left alone: what they hold may never run.
 */
export class CompileHintPlugin {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap(
        // When it is small already, which takes comments away, and before source maps and integrity are made of it.
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 2 },
        () => {
          const scripts = [...compilation.chunks]
            .filter((chunk) => chunk.canBeInitial())
            .flatMap((chunk) => [...chunk.files])
            .filter((file) => file.endsWith('.js'));
          for (const file of new Set(scripts))
            compilation.updateAsset(file, (source) => new sources.ConcatSource(HINT, source));
        },
      );
    });
  }
}
