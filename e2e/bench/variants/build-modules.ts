import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compressFolder, runWebpack } from '@ficus/remote-kit/webpack';
import type { Configuration } from 'webpack';
import type { Built } from './build-variants.ts';

const require = createRequire(import.meta.url);

/** Libraries that host and application take from the import map. */
const LIBRARIES = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client', '@tanstack/react-query'];

/** The single-spa baseline: host, chat and libraries as native modules that an import map brings together. */
export async function buildModules(
  folder: string,
  config: (name: string, folder: string, entry: string) => Configuration,
): Promise<Built> {
  const imports: Record<string, string> = {};
  const styles: string[] = [];
  const sources = path.join(folder, '../single-spa-libraries');
  await mkdir(sources, { recursive: true });
  const build = async (specifier: string, entry: string) => {
    const name = specifier.replace(/\W+/g, '-');
    const base = config(name, folder, entry);
    const externals = LIBRARIES.filter((library) => library !== specifier);
    const stats = await runWebpack({
      ...base,
      entry: { [name]: path.isAbsolute(entry) ? entry : `./${entry}` },
      experiments: { outputModule: true, topLevelAwait: true },
      externalsType: 'module',
      externals,
      optimization: { splitChunks: false },
      output: { ...base.output, library: { type: 'module' }, module: true, chunkFormat: 'module' },
    });
    for (const { name: file } of stats.namedChunkGroups?.[name]?.assets ?? []) {
      if (file.endsWith('.js')) imports[specifier] = `/assets/${file}`;
      if (file.endsWith('.css')) styles.push(file);
    }
  };
  for (const library of LIBRARIES) {
    const entry = path.join(sources, `${library.replace(/\W+/g, '-')}.mjs`);
    const names = Object.keys(require(library) as object).filter(
      (key) => /^[A-Za-z_]\w*$/.test(key) && key !== 'default',
    );
    const target = JSON.stringify(library);
    const isModule = library === '@tanstack/react-query';
    await writeFile(
      entry,
      isModule
        ? `export * from ${target};`
        : `import * as all from ${target};\nexport const { ${names.join(', ')} } = all;\nexport default all;\n`,
    );
    await build(library, entry);
  }
  await build('@org/chat', 'lifecycle.tsx');
  await build('@org/host', 'single-spa.tsx');
  await compressFolder(folder);
  return { folder, scripts: [], styles, imports };
}
