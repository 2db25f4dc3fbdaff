import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { baseConfig } from './base-config.ts';
import { CompileHintPlugin, HINT } from './compile-hint-plugin.ts';
import { integrityOf } from './integrity.ts';
import { runWebpack } from './run-webpack.ts';

it('stands before all else in the first script, in no later one, and leaves integrity true', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ficus-hint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'main.js'), `/*! a licence */ import('./later.js').then(console.log);`);
  await writeFile(path.join(folder, 'later.js'), `/*! a licence */ export const told = () => 'later';`);
  const base = baseConfig({ name: 'hinted', context: folder, mode: 'production' });
  await runWebpack({
    ...base,
    entry: { main: './main.js' },
    output: { ...base.output, path: path.join(folder, 'out') },
    plugins: [...(base.plugins ?? []), new CompileHintPlugin()],
  });
  const scripts = (await readdir(path.join(folder, 'out'))).filter((file) => file.endsWith('.js'));
  const read = (file: string | undefined) => readFile(path.join(folder, 'out', file ?? ''), 'utf8');
  const first = await read(scripts.find((file) => file.startsWith('main.')));
  const later = await read(scripts.find((file) => !file.startsWith('main.')));
  expect(scripts).toHaveLength(2);
  expect(first.startsWith(HINT)).toBe(true);
  expect(later).not.toContain(HINT);
  expect(first).toContain(integrityOf(Buffer.from(later)));
});
