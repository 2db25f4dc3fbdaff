import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { baseConfig } from './base-config.ts';
import { listOf } from './host-chunks-plugin.ts';
import { integrityOf } from './integrity.ts';
import { runWebpack } from './run-webpack.ts';

const ENTRY = `
__webpack_require__.fromHost = () => self.load;
self.bring = { first: () => import('./first.js'), second: () => import('./second.js') };
`;

/** Builds an entry with two later chunks, of which one has styles, as a remote's lean build is. */
async function build(words = 'one') {
  const context = await mkdtemp(path.join(tmpdir(), 'ficus-later-'));
  onTestFinished(() => rm(context, { recursive: true }));
  const output = path.join(context, 'dist');
  await writeFile(path.join(context, 'entry.js'), ENTRY);
  await writeFile(
    path.join(context, 'first.js'),
    `import './first.css';\nexport const words = '${words}';\n`,
  );
  await writeFile(path.join(context, 'first.css'), '.first { color: red; }\n');
  await writeFile(path.join(context, 'second.js'), `export const words = 'two';\n`);
  const base = baseConfig({
    name: 'later',
    context,
    mode: 'production',
    prefix: 'lean-',
    isLoadedByHost: true,
  });
  const stats = await runWebpack({
    ...base,
    entry: { entry: './entry.js' },
    output: { ...base.output, path: output },
  });
  const files = (await readdir(output)).filter((name) => !name.endsWith('.map'));
  const read = (name: string) => readFile(path.join(output, name));
  const [list = ''] = listOf(stats.entrypoints?.entry);
  const entry = files.find((name) => name.startsWith('lean-entry')) ?? '';
  return { files, read, list, entry };
}

/** What the list hands in: by chunk the names of its files and their integrity. */
function handedIn(script: string): Record<string, [string, string][]> {
  const page: { webpackChunklater?: [string[], Record<string, (module: { exports: unknown }) => void>][] } =
    {};
  new Function('self', script)(page);
  const module = { exports: {} };
  page.webpackChunklater?.[0]?.[1]['later-files']?.(module);
  return module.exports;
}

it('lists all later files, each with the integrity of its bytes', async () => {
  const { files, read, list, entry } = await build();
  const rows = Object.values(handedIn((await read(list)).toString())).flat();
  const later = files.filter((name) => name !== list && name !== entry);
  expect(rows.map(([name]) => name).sort()).toEqual(later.sort());
  expect(later.map((name) => name.split('.').at(-1)).sort()).toEqual(['css', 'js', 'js']);
  for (const [name, integrity] of rows) expect(integrity).toBe(integrityOf(await read(name)));
});

it('leaves the entry with the list alone: its name and its integrity', async () => {
  const { files, read, list, entry } = await build();
  const script = (await read(entry)).toString();
  expect(script).toContain(list);
  expect(script.match(/sha256-[\w+/]+=/g)).toEqual([integrityOf(await read(list))]);
  const others = files.filter((name) => name !== list && name !== entry);
  expect(others.filter((name) => script.includes(name))).toEqual([]);
});

it('gives list and entry new names when a later file changes, since each stands for what it leads to', async () => {
  const before = await build();
  const same = await build();
  const after = await build('another');
  expect([same.list, same.entry]).toEqual([before.list, before.entry]);
  expect(after.list).not.toBe(before.list);
  expect(after.entry).not.toBe(before.entry);
});

/** Runs a build's entry on a page whose host loads files by `load`, and gives what the entry left there. */
async function run(built: Awaited<ReturnType<typeof build>>, load: (url: string) => Promise<void>) {
  const page: Record<string, unknown> = { load: ({ url }: { url: string }) => load(url) };
  const document = { currentScript: { src: 'https://remotes.test/later/entry.js' } };
  new Function('self', 'document', (await built.read(built.entry)).toString())(page, document);
  const bring = page.bring as Record<'first' | 'second', () => Promise<{ words: string }>>;
  const handIn = async (url: string) => {
    if (url.endsWith('.js'))
      new Function('self', 'globalThis', (await built.read(path.basename(url))).toString())(page, page);
  };
  return { bring, handIn };
}

it('asks once for the list and for each file, and anew for what failed', async () => {
  const built = await build();
  const asked: string[] = [];
  const broken = new Set([built.list]);
  const page = await run(built, async (url) => {
    const name = path.basename(url);
    asked.push(name);
    if (broken.delete(name)) throw new Error(`${name} did not arrive`);
    await page.handIn(url);
  });
  await expect(page.bring.first()).rejects.toThrow('later-files');
  expect((await page.bring.first()).words).toBe('one');
  const [second = ''] = built.files.filter((name) => handedInBySecond(name, asked, built));
  broken.add(second);
  await expect(page.bring.second()).rejects.toThrow(second);
  expect((await page.bring.second()).words).toBe('two');
  expect((await page.bring.first()).words).toBe('one');
  const times = (name: string) => asked.filter((one) => one === name).length;
  expect(times(built.list)).toBe(2);
  expect(asked.filter((name) => times(name) > 1 && name !== built.list && name !== second)).toEqual([]);
});

/** The one script that nobody has asked for yet. */
function handedInBySecond(name: string, asked: readonly string[], { entry }: { entry: string }): boolean {
  return name.endsWith('.js') && name !== entry && !asked.includes(name);
}
