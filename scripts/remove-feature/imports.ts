import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/** Who imports whom within the project: for each file, the files that it imports, as paths from the project's root. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the relative imports of these files; packages are left out. */
export async function readImports(project: string, files: readonly string[]): Promise<Imports> {
  const code = files.filter((file) => /\.tsx?$/.test(file));
  const entries = code.map(async (file) => {
    const text = await readFile(path.join(project, file), 'utf8');
    const named = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    const own = named.filter((name) => name.startsWith('.'));
    return [file, own.map((name) => path.posix.join(path.posix.dirname(file), name))] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The files, not themselves going, that import something that goes. */
export function importersOf(going: ReadonlySet<string>, imports: Imports): string[] {
  return [...imports]
    .filter(([file, named]) => !going.has(file) && named.some((one) => going.has(one)))
    .map(([file]) => file);
}

/** Of `candidates`, those that nothing but what goes leads to. */
export function orphans(
  candidates: readonly string[],
  going: ReadonlySet<string>,
  imports: Imports,
): string[] {
  const left = new Set(candidates.filter((file) => !going.has(file)));
  const isWanted = (file: string) =>
    [...imports].some(([from, named]) => !going.has(from) && !left.has(from) && named.includes(file));
  let wanted = [...left].filter(isWanted);
  while (wanted.length > 0) {
    for (const file of wanted) left.delete(file);
    wanted = [...left].filter(isWanted);
  }
  return [...left];
}
