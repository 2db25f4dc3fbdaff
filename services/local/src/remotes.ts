import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The project's folder. */
export const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** Folders of the remotes in this project, by name. */
export async function remoteFolders(): Promise<Map<string, string>> {
  const entries = await readdir(path.join(PROJECT, 'remotes'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return new Map(names.map((name) => [name, path.join(PROJECT, 'remotes', name)]));
}
