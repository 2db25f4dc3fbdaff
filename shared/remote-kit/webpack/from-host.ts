import path from 'node:path';
import type { Compiler } from 'webpack';
import * as idb from '../src/provided/idb.ts';
import * as reactQuery from '../src/provided/react-query.ts';
import { providedUiPaths, UI } from './provided-ui.ts';
import { PROVIDED } from './shared-modules.ts';

const NAME = 'FromHost';
const STAND_IN = path.join(import.meta.dirname, 'from-host.cjs');

/** Modules of which the host provides a part only; of all others everything. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  '@tanstack/react-query': Object.keys(reactQuery),
  idb: Object.keys(idb),
};

/** Aliases by which the lean build of the remote in `directory` takes from its host's share scope what the host provides. */
export function fromHost(directory: string): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...PROVIDED.map((name) => [`${name}$`, `${STAND_IN}?${name}`]),
    ...providedUiPaths(directory).map((file) => [`${file}$`, `${STAND_IN}?${UI}`]),
  ]);
}

/** Fails a build that imports what no host provides, where it would only fail in front of a person. */
export class FromHostPlugin {
  apply(compiler: Compiler): void {
    const { NormalModule, WebpackError } = compiler.webpack;
    compiler.hooks.compilation.tap(NAME, (compilation) => {
      compilation.hooks.afterOptimizeDependencies.tap(NAME, (modules) => {
        for (const module of modules) {
          if (!(module instanceof NormalModule) || !module.resource.startsWith(`${STAND_IN}?`)) continue;
          const name = module.resource.slice(STAND_IN.length + 1);
          const used = compilation.moduleGraph.getUsedExports(module, undefined);
          if (typeof used !== 'object' || used === null) continue;
          const missing = [...used].filter((one) => PARTS[name] && !PARTS[name].includes(one));
          if (missing.length === 0) continue;
          const message = `The host provides no ${missing.join(', ')} of ${name}; see shared/remote-kit/src/provided`;
          compilation.errors.push(new WebpackError(message));
        }
      });
    });
  }
}
