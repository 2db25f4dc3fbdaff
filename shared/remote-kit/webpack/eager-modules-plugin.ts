import { parse } from 'acorn';
import type { Compiler } from 'webpack';

const NAME = 'EagerModules';

type SourceType = 'script' | 'module';

/** A place in a script, as the parser gives it. */
interface Place {
  readonly start: number;
  readonly end: number;
}

interface ModuleProperty extends Place {
  readonly type: string;
  readonly key: Place;
  readonly value: Place & { readonly type: string };
  readonly method: boolean;
}

/** As much of a syntax tree as this looks at. */
type Node = Place & Record<string, unknown> & { readonly type: string };

/**
 * Has browsers compile the functions that hold modules when they read the script. A function that stands there for later
 * is read twice: once to find its end, once when it is called. A parenthesis before it says that it will be called, which
 * is true of nearly all modules of a page's first scripts; the functions within are left as they are.
 */
export class EagerModulesPlugin {
  apply(compiler: Compiler): void {
    const { Compilation } = compiler.webpack;
    const { ReplaceSource } = compiler.webpack.sources;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const sourceType = compilation.outputOptions.module ? 'module' : 'script';
      compilation.hooks.processAssets.tap(
        // When it is small already, and before source maps are made of it.
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1 },
        () => {
          for (const chunk of compilation.chunks) {
            for (const file of chunk.files) {
              if (!file.endsWith('.js')) continue;
              compilation.updateAsset(file, (source) => {
                const replaced = new ReplaceSource(source);
                for (const { at, end, text } of insertions(String(source.source()), sourceType))
                  replaced.replace(at, end - 1, text);
                return replaced;
              });
            }
          }
        },
      );
    });
  }
}

/** The script with its modules marked, for what has no source map to keep. `sourceType`: a native module, by default not. */
export function eagerly(code: string, sourceType: SourceType = 'script'): string {
  return insertions(code, sourceType)
    .toReversed()
    .reduce((text, { at, end, text: put }) => text.slice(0, at) + put + text.slice(end), code);
}

/** What to put where, in order: `12(e,t,n){…}` becomes `12:(function(e,t,n){…})`, and `12:e=>{…}` `12:(e=>{…})`. */
function insertions(code: string, sourceType: SourceType): { at: number; end: number; text: string }[] {
  return modulesOf(code, sourceType).flatMap(({ key, value, method }) => [
    { at: key.end, end: method ? key.end : value.start, text: method ? ':(function' : ':(' },
    { at: value.end, end: value.end, text: ')' },
  ]);
}

/** The functions of the modules in a script, in the shapes that webpack writes: an entry's table, and a later chunk's. */
function modulesOf(code: string, sourceType: SourceType): ModuleProperty[] {
  const options = {
    ecmaVersion: 'latest',
    allowReturnOutsideFunction: sourceType === 'script',
    sourceType,
  } as const;
  const program = parse(code, options) as unknown as Node;
  const found: ModuleProperty[] = [];
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 12) return;
    if (Array.isArray(value)) {
      for (const one of value) look(one, depth + 1);
      return;
    }
    const node = value as Node;
    if (node.type === 'ObjectExpression') {
      const modules = (node.properties as ModuleProperty[]).filter(isModule);
      found.push(...modules);
      if (modules.length > 0) return;
    }
    for (const [name, child] of Object.entries(node)) if (name !== 'type') look(child, depth + 1);
  };
  look(program, 0);
  return found;
}

/** Modules are numbered in production, and are functions. */
function isModule(property: ModuleProperty): boolean {
  if (property.type !== 'Property') return false;
  const { key, value } = property as ModuleProperty & { key: { type: string; value?: unknown } };
  return key.type === 'Literal' && typeof key.value === 'number' && /Function/.test(value.type);
}
