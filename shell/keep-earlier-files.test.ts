import { mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keepEarlierFiles } from './keep-earlier-files.ts';

it('keeps what the last build made beside the new files, for seven days and without source maps', async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'ficus-shell-')), 'assets');
  const put = async (name: string, text: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  for (const name of ['old.js', 'same.js', 'young.js', 'young.js.map']) await put(name, 'before');
  await utimes(path.join(folder, 'old.js'), 1000, 1000);
  const restore = await keepEarlierFiles(folder);
  await put('same.js', 'now');
  await restore();
  expect((await readdir(folder)).sort()).toEqual(['same.js', 'young.js']);
  expect(await readFile(path.join(folder, 'same.js'), 'utf8')).toBe('now');
});

it('has nothing to keep at the first build', async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'ficus-shell-')), 'assets');
  const restore = await keepEarlierFiles(folder);
  await mkdir(folder);
  await restore();
  expect(await readdir(folder)).toEqual([]);
});
