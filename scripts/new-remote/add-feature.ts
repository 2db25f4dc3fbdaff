import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Names } from './copy-template.ts';

/** End of the table in `features.ts`: the new entry goes before it. */
const TABLE = /(export const features: readonly Feature\[\] = \[\n[\s\S]*?)(\n\];)/;
/** The features whose flags `npm start` makes. */
const FLAGS = /(export const FLAGGED: readonly string\[\] = \[)([^\]]*)(\])/;

/** Adds the entry to the table of features, and the name to those whose flags are made. Returns the files changed. */
export async function addFeature(project: string, names: Names): Promise<string[]> {
  const { name, title } = names;
  const flag = name.replaceAll('-', '_');
  const entry = `
  {
    name: '${name}',
    path: '/${name}',
    title: '${title}',
    flag: 'new_${flag}_mfe',
    killFlag: 'kill_${flag}_mfe',
    remote: '${name}',
    legacy: () => import(/* webpackChunkName: "legacy-${name}" */ './legacy/${name}/${name}.ts'),
  },`;
  return [
    await change(
      path.join(project, 'shell/src/features.ts'),
      TABLE,
      (_whole, before: string, end: string) => before + entry + end,
    ),
    await change(
      path.join(project, 'services/local/src/flagged.ts'),
      FLAGS,
      (_whole, before: string, there: string, end: string) =>
        before + [...(there ? [there] : []), `'${flag}'`].join(', ') + end,
    ),
    await addTitle(path.join(project, 'shell/src/languages/de.json'), title),
  ];
}

/** Has the title in a language as well: as it is, until somebody who speaks it finds a better word. */
async function addTitle(file: string, title: string): Promise<string> {
  const words = { [title]: title, ...(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>) };
  const sorted = Object.fromEntries(
    Object.keys(words)
      .sort()
      .map((key) => [key, words[key]]),
  );
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
  return file;
}

async function change(
  file: string,
  pattern: RegExp,
  replacement: (...match: string[]) => string,
): Promise<string> {
  const text = await readFile(file, 'utf8');
  if (!pattern.test(text))
    throw new Error(`${file} does not look as expected: add the feature there by hand`);
  await writeFile(file, text.replace(pattern, replacement));
  return file;
}
