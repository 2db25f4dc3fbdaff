import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Release } from '@ficus/contracts';
import { expect, test } from '@playwright/test';
import { ORIGIN_FOLDER, PROJECT } from '../system/addresses.ts';

/** Packages of which a page must hold one copy, whichever file brings it. */
const ONCE = /^(react|react-dom|scheduler|zod|@tanstack\/.+|@module-federation\/.+|unleash-proxy-client)$/;

/** The npm packages that a built script holds code of, by its source map. */
async function packagesIn(file: string): Promise<string[]> {
  const map = JSON.parse(await readFile(`${file}.map`, 'utf8')) as { sources: string[] };
  const names = map.sources.flatMap((source) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(source) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].filter((name) => ONCE.test(name));
}

test('no shared package is in two files that one page loads', async () => {
  const release = Release.parse(
    JSON.parse(await readFile(path.join(ORIGIN_FOLDER, 'chat/release.json'), 'utf8')),
  );
  const { groups } = JSON.parse(await readFile(path.join(PROJECT, 'shell/dist/assets.json'), 'utf8')) as {
    groups: Record<string, { scripts: { path: string }[] }>;
  };
  const scripts = ['main', 'legacy-chat'].flatMap((name) => groups[name]?.scripts ?? []);
  // The list of later files is no code, and has no source map.
  const host = scripts.filter(({ path }) => !path.includes('/later-files.'));
  const lean = release.lean ? [release.lean.entry, ...release.lean.scripts] : [];
  const files = new Set([
    ...host.map((file) => path.join(PROJECT, 'shell/dist', file.path)),
    ...lean.map((file) => path.join(ORIGIN_FOLDER, release.name, release.version, file.path)),
  ]);
  const where = new Map<string, number>();
  for (const file of files) {
    for (const name of await packagesIn(file)) where.set(name, (where.get(name) ?? 0) + 1);
  }
  expect(where.get('react-dom')).toBe(1);
  expect([...where].filter(([, times]) => times > 1)).toEqual([]);
  expect([...where.keys()].filter((name) => name.startsWith('@module-federation'))).toEqual([]);
});
