import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../system/addresses.ts';

const originals = new Map<string, string>();

/** Edits a source file of the project, as a developer would. `putBack` undoes all edits. */
export async function edit(file: string, from: string, to: string): Promise<void> {
  const place = path.join(PROJECT, file);
  const text = await readFile(place, 'utf8');
  if (!originals.has(place)) originals.set(place, text);
  if (!text.includes(from)) throw new Error(`${file} does not have: ${from}`);
  await writeFile(place, text.replace(from, to));
}

/** Every edited file as it was. */
export async function putBack(): Promise<void> {
  for (const [place, text] of originals) await writeFile(place, text);
  originals.clear();
}
