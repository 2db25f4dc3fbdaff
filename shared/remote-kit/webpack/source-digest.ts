import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** Ten hexadecimal digits that change with every source a remote is built from, and with `label`. */
export async function digestOfSources(directory: string, label: string): Promise<string> {
  const own = path.relative(PROJECT, directory);
  const files: string[] = [];
  for await (const file of glob(
    [
      `${own}/src/**/*.{ts,tsx,css}`,
      `${own}/package.json`,
      'shared/*/{src,webpack}/**/*.{ts,tsx,css,cjs}',
      'shared/*/package.json',
      'package-lock.json',
    ],
    { cwd: PROJECT },
  )) {
    files.push(file);
  }
  const digest = createHash('sha256').update(label);
  for (const file of files.sort())
    digest.update(`\0${file}\0`).update(await readFile(path.join(PROJECT, file)));
  return digest.digest('hex').slice(0, 10);
}
