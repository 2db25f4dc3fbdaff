import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressFolder, integrityOf, listOf, runWebpack } from '@ficus/remote-kit/webpack';
import { keepEarlierFiles } from './keep-earlier-files.ts';
import { hostConfig } from './webpack.config.ts';

/**
 * Builds the host into `dist/` and writes `dist/assets.json`: for the entry and for each named chunk group the files to
 * load, with their integrity. The document reads it to name exactly the files that a page needs.
 */
const started = performance.now();
const config = hostConfig({ mode: 'production' });
const folder = path.join(import.meta.dirname, 'dist/assets');
const addEarlierFiles = await keepEarlierFiles(folder);
const stats = await runWebpack(config);

async function describe(files: readonly { name: string }[]) {
  const described = await Promise.all(
    files
      .filter(({ name }) => /\.(js|css)$/.test(name))
      .map(async ({ name }) => ({
        path: `/assets/${name}`,
        integrity: integrityOf(await readFile(path.join(folder, name))),
      })),
  );
  return {
    scripts: described.filter(({ path }) => path.endsWith('.js')),
    styles: described.filter(({ path }) => path.endsWith('.css')),
  };
}

// What comes later comes by the list of what comes later.
const list = listOf(stats.entrypoints?.main).map((name) => ({ name }));
const groups: Record<string, Awaited<ReturnType<typeof describe>>> = {};
for (const [name, { assets = [] }] of Object.entries(stats.namedChunkGroups ?? {}))
  groups[name] = await describe([...(stats.entrypoints?.[name] ? [] : list), ...assets]);
await compressFolder(folder);
await addEarlierFiles();
await writeFile(
  path.join(import.meta.dirname, 'dist/assets.json'),
  `${JSON.stringify({ groups }, null, 2)}\n`,
);
console.log(`shell built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
