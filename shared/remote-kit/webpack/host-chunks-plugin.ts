import { createHash } from 'node:crypto';
import type { Chunk, Compilation, Compiler, StatsChunkGroup } from 'webpack';
import { LIST, placeholder } from './integrity-plugin.ts';

const NAME = 'HostChunksPlugin';

/** For `output.chunkLoading`: later files are loaded by the host. */
export const BY_HOST = 'host';

/** Stands for the list's name until its content is known; as long as a name, so that source maps stay true. */
const nameOf = (prefix: string, hash = '@@@@@@@@') => `${prefix}${LIST}.${hash}.js`;

/**
 * Has later files loaded by the host's own code (`load-file.ts`), which can do it already: with integrity and nonce, and so
 * that what failed can be asked for again. webpack's own way is five pieces of run time, 1.5 KB (br) before a view that
 * needs none of them, in the host and in each remote. Goes with `chunkLoading: BY_HOST`; what is called is
 * `__webpack_require__.fromHost`: of a remote `host-scope.cjs` sets it, of the host its `main.tsx`.
 *
 * Their names and integrity values, which no compression makes smaller, are in a file of their own that is loaded before
 * the first of them. Whoever preloads one of them preloads that list too (`listOf`).
 */
export class HostChunksPlugin {
  readonly #prefix: string;

  /** `prefix`: begins the name of the list. */
  constructor({ prefix }: { prefix: string }) {
    this.#prefix = prefix;
  }

  apply(compiler: Compiler): void {
    const { Compilation, javascript, RuntimeGlobals, RuntimeModule, sources } = compiler.webpack;
    const prefix = this.#prefix;
    javascript.EnableChunkLoadingPlugin.setEnabled(compiler, BY_HOST);

    class Loading extends RuntimeModule {
      constructor() {
        super('files by the host', RuntimeModule.STAGE_ATTACH);
      }
      override generate(): string {
        return source(this.compilation as Compilation, nameOf(prefix));
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
          needed.add(RuntimeGlobals.moduleFactoriesAddOnly);
          compilation.addRuntimeModule(chunk, new Loading());
          return true;
        });
      compilation.hooks.processAssets.tap(
        // Before names get their hashes of the content: the list's follows from the names in it, the runtime's from the list's.
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH - 1 },
        () => {
          for (const chunk of compilation.chunks) {
            if (!chunk.hasRuntime() || chunk.getAllAsyncChunks().size === 0) continue;
            const text = list(compilation, chunk);
            const contenthash = createHash('sha256').update(text).digest('hex').slice(0, 8);
            const name = nameOf(prefix, contenthash);
            compilation.emitAsset(name, new sources.RawSource(text), {
              contenthash,
              immutable: true,
              minimized: true,
            });
            chunk.auxiliaryFiles.add(name);
            for (const file of chunk.files)
              compilation.updateAsset(
                file,
                (code) => new sources.RawSource(code.source().toString().replaceAll(nameOf(prefix), name)),
              );
          }
        },
      );
    });
  }
}

/** The name of a chunk group's list of later files, from webpack's stats of the group of the entry; none where it has none. */
export const listOf = (entry: StatsChunkGroup | undefined): string[] =>
  (entry?.auxiliaryAssets ?? []).map(({ name }) => name).filter((name) => name.endsWith('.js'));

/** A script that hands in, as a chunk does, one module: by chunk the names of its files and their integrity. */
function list({ outputOptions: { chunkLoadingGlobal } }: Compilation, runtimeChunk: Chunk): string {
  const rows = [...runtimeChunk.getAllAsyncChunks()].map(({ id, files }) => [
    id,
    (['js', 'css'] as const).flatMap((kind) => {
      const file = [...files].find((name) => name.endsWith(`.${kind}`));
      return file === undefined ? [] : [[file, placeholder(kind, id)]];
    }),
  ]);
  const module = `{"${LIST}":(m)=>{m.exports=${JSON.stringify(Object.fromEntries(rows))}}}`;
  return `(self[${JSON.stringify(chunkLoadingGlobal)}]||=[]).push([["${LIST}"],${module}]);`;
}

/**
 * Files lie beside the script that this is in. A chunk hands in its modules by a global, whenever it runs, and to everybody:
 * a script that is loaded and prepared at the same moment runs twice, and either may be the one that is used.
 */
function source({ outputOptions: { chunkLoadingGlobal } }: Compilation, listName: string): string {
  return `
var base = document.currentScript.src.replace(/[^/]*$/, "");
var coming = {};
var list;
var arrived = self[${JSON.stringify(chunkLoadingGlobal)}] ||= [];
var take = (chunk) => Object.assign(__webpack_require__.m, chunk[1]);
var handOn = arrived.push.bind(arrived);
var load = ([file, integrity]) => __webpack_require__.fromHost("ficus/load-file")({ url: base + file, integrity });
var again = (forget) => (error) => { forget(); throw error; };
arrived.forEach(take);
arrived.push = (chunk) => (take(chunk), handOn(chunk));
__webpack_require__.f.host = (id, promises) => promises.push(coming[id] ||= (
  list ||= load(["${listName}", "${placeholder('js', LIST)}"]).catch(again(() => list = 0))
).then(() => Promise.all(__webpack_require__("${LIST}")[id].map(load))).catch(again(() => coming[id] = 0)));`;
}
