import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import type { Chunk, Compilation, Compiler } from 'webpack';
import { integrityOf } from './integrity.ts';

const NAME = 'IntegrityPlugin';
const KINDS = ['js', 'css'] as const;
/** As long as an integrity value, so that source maps stay true when one takes its place. */
const LENGTH = 'sha256-'.length + 44;

/** In the place of a chunk's id: the file that lists a build's later files (`host-chunks-plugin.ts`). */
export const LIST = 'later-files';

/** Stands in a build's run time for the integrity of a later chunk's file, until that is known. */
export const placeholder = (kind: 'js' | 'css', id: Chunk['id']) =>
  `@integrity:${kind}:${id}@`.padEnd(LENGTH, '-');

/** Where a page's policy does not say `strict-dynamic`, its nonce would reach no remote's runtime by itself. */
const NONCE = `
var nonce = document.querySelector("script[nonce]")?.nonce;
if (nonce) script.nonce = nonce;`;

/**
 * Writes the integrity of every chunk that is loaded later, scripts and styles, into the runtime that loads it, and sets
 * it on the elements it makes: a chunk whose bytes are not those of the build never runs. Every build has a table of its
 * own; the integrity of what the page itself loads (entries) comes with the page.
 */
export class IntegrityPlugin {
  readonly #hasTable: boolean;

  /** `hasTable: false`: another plugin has put the placeholders where it wants them. */
  constructor({ hasTable = true } = {}) {
    this.#hasTable = hasTable;
  }

  apply(compiler: Compiler): void {
    const { Compilation, RuntimeModule, runtime, sources } = compiler.webpack;

    class Table extends RuntimeModule {
      constructor() {
        super('integrity', RuntimeModule.STAGE_BASIC);
      }
      override generate(): string {
        const ids = [...(this.chunk?.getAllAsyncChunks() ?? [])].map(({ id }) => id);
        const rows = KINDS.map((kind) => [
          kind,
          Object.fromEntries(ids.map((id) => [id, placeholder(kind, id)])),
        ]);
        return `__webpack_require__.integrity = ${JSON.stringify(Object.fromEntries(rows))};`;
      }
    }

    const secure = (element: string, kind: string, chunkId: string) => `
var integrity = __webpack_require__.integrity?.${kind}[${chunkId}];
if (integrity) { ${element}.integrity = integrity; ${element}.crossOrigin = "anonymous"; }`;

    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.additionalTreeRuntimeRequirements.tap(NAME, (chunk) => {
        // A file that loads nothing later may have no runtime to put it into.
        if (this.#hasTable && chunk.getAllAsyncChunks().size > 0)
          compilation.addRuntimeModule(chunk, new Table());
      });
      runtime.LoadScriptRuntimeModule.getCompilationHooks(compilation).createScript.tap(
        NAME,
        (source) => source + secure('script', 'js', 'chunkId') + NONCE,
      );
      MiniCssExtractPlugin.getCompilationHooks(compilation).beforeTagInsert.tap(
        NAME,
        (source, names) => source + secure(names.tag, 'css', names.chunkId),
      );
      compilation.hooks.processAssets.tap(
        // After the names that carry content hashes are settled: nothing changes a file from here on.
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1 },
        () => {
          const values = integrityOfChunks(compilation);
          const fill = (files: Iterable<string>) => {
            for (const file of files) {
              compilation.updateAsset(file, (source) => {
                let text = source.source().toString();
                for (const [place, value] of values) text = text.replaceAll(place, value);
                return new sources.RawSource(text);
              });
            }
          };
          for (const chunk of compilation.chunks) {
            if (!chunk.hasRuntime()) continue;
            const lists = [...chunk.auxiliaryFiles].filter((name) => name.endsWith('.js'));
            fill(lists);
            for (const file of lists)
              values.set(placeholder('js', LIST), integrityOfAsset(compilation, file));
            fill(chunk.files);
          }
        },
      );
    });
  }
}

/** What to put in the place of each placeholder; nothing for a kind of file that a chunk does not have. */
function integrityOfChunks(compilation: Compilation): Map<string, string> {
  const values = new Map<string, string>();
  for (const chunk of compilation.chunks) {
    if (chunk.hasRuntime()) continue;
    for (const kind of KINDS) {
      const file = [...chunk.files].find((name) => name.endsWith(`.${kind}`));
      values.set(placeholder(kind, chunk.id), file === undefined ? '' : integrityOfAsset(compilation, file));
    }
  }
  return values;
}

function integrityOfAsset(compilation: Compilation, file: string): string {
  const asset = compilation.getAsset(file);
  if (!asset) throw new Error(`${file} is no file of the build`);
  return integrityOf(asset.source.buffer());
}
