import type { Chunk, Compilation, Compiler, RuntimeModule } from 'webpack';
import { placeholder } from './integrity-plugin.ts';

const NAME = 'HostChunksPlugin';
const STYLES = 'css/mini-extract';
const STYLE_FILE = '__webpack_require__.miniCssF';

/** For `output.chunkLoading`: later files are loaded by the host. */
export const BY_HOST = 'host';

/**
 * Has later files loaded by the host's own code (`load-file.ts`), which can do it already: with integrity and nonce, and so
 * that what failed can be asked for again. webpack's own way is five pieces of run time, 1.5 KB (br) before a view that
 * needs none of them, in the host and in each remote. Goes with `chunkLoading: BY_HOST`; what is called is
 * `__webpack_require__.fromHost`: of a remote `host-scope.cjs` sets it, of the host its `main.tsx`.
 */
export class HostChunksPlugin {
  readonly #styles: string;

  /** `styles`: template of the stylesheets' names. */
  constructor({ styles }: { styles: string }) {
    this.#styles = styles;
  }

  apply(compiler: Compiler): void {
    const { javascript, runtime, RuntimeGlobals, RuntimeModule } = compiler.webpack;
    javascript.EnableChunkLoadingPlugin.setEnabled(compiler, BY_HOST);

    class Loading extends RuntimeModule {
      constructor() {
        super('files by the host', RuntimeModule.STAGE_ATTACH);
      }
      override generate(): string {
        return source(this, this.compilation as Compilation);
      }
    }

    /** The scripts of a page run in the order of their tags: what an entry is made of has arrived when it runs. */
    class Start extends RuntimeModule {
      constructor() {
        super('start');
      }
      override generate(): string {
        return `${RuntimeGlobals.onChunksLoaded} = (result, ids, run) => run ? run() : result;`;
      }
    }

    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.runtimeRequirementInTree.for(RuntimeGlobals.onChunksLoaded).tap(NAME, (chunk) => {
        compilation.addRuntimeModule(chunk, new Start());
        return true;
      });
      compilation.hooks.runtimeRequirementInTree
        .for(RuntimeGlobals.ensureChunkHandlers)
        .tap(NAME, (chunk, needed) => {
          needed.add(RuntimeGlobals.getChunkScriptFilename);
          needed.add(RuntimeGlobals.moduleFactoriesAddOnly);
          if ([...chunk.getAllAsyncChunks()].some((later) => hasStyles(compilation, later))) {
            const nameOf = ({ contentHash }: Chunk) => (contentHash[STYLES] ? this.#styles : false);
            compilation.addRuntimeModule(
              chunk,
              new runtime.GetChunkFilenameRuntimeModule(STYLES, 'mini-css', STYLE_FILE, nameOf, false),
            );
          }
          compilation.addRuntimeModule(chunk, new Loading());
          return true;
        });
    });
  }
}

const hasStyles = (compilation: Compilation, chunk: Chunk) =>
  [...(compilation.chunkGraph.getChunkModulesIterableBySourceType(chunk, STYLES) ?? [])].length > 0;

/**
 * Files lie beside the script that this is in. A chunk hands in its modules by a global, whenever it runs, and to everybody:
 * a script that is loaded and prepared at the same moment runs twice, and either may be the one that is used.
 */
function source({ chunk }: RuntimeModule, compilation: Compilation): string {
  const rows = [...(chunk?.getAllAsyncChunks() ?? [])].map((later) => [
    later.id,
    [placeholder('js', later.id), ...(hasStyles(compilation, later) ? [placeholder('css', later.id)] : [])],
  ]);
  return `
var base = document.currentScript.src.replace(/[^/]*$/, "");
var integrity = ${JSON.stringify(Object.fromEntries(rows))};
var coming = {};
var arrived = self[${JSON.stringify(compilation.outputOptions.chunkLoadingGlobal)}] ||= [];
var take = (chunk) => Object.assign(__webpack_require__.m, chunk[1]);
var handOn = arrived.push.bind(arrived);
arrived.forEach(take);
arrived.push = (chunk) => (take(chunk), handOn(chunk));
__webpack_require__.f.host = (id, promises) => promises.push(coming[id] ||= Promise.all(
  integrity[id].map((expected, at) => __webpack_require__.fromHost("ficus/load-file")({
    url: base + (at ? ${STYLE_FILE} : __webpack_require__.u)(id), integrity: expected
  }))
).catch((error) => { coming[id] = 0; throw error; }));`;
}
