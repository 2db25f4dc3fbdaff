import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leanConfig } from './lean-config.ts';
import { runWebpack } from './run-webpack.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'ficus-styles-'));
  await mkdir(path.join(directory, 'src'));
});
afterEach(() => rm(directory, { recursive: true }));

/** Builds a remote of one style sheet. */
async function build(name: string, css: string): Promise<void> {
  await writeFile(path.join(directory, 'src', name), css);
  await writeFile(
    path.join(directory, 'src/remote.ts'),
    `import styles from './${name}';\nexport const App = () => String(styles);\n`,
  );
  await runWebpack(leanConfig({ container: 'ficus_test_1', directory, mode: 'production', output: 'dist' }));
}

test('refuses to build a remote whose styles reach beyond it, and names each rule', async () => {
  const building = build(
    'remote.module.css',
    'button { color: red }\n@layer ficus.views { :global(.button) { color: red } .row { color: red } }',
  );
  await expect(building).rejects.toThrow(/button stands in no layer[\s\S]*\.button can match/);
});

test('refuses a style sheet that is no module', async () => {
  await expect(build('remote.css', '@layer ficus.views { .row { color: red } }')).rejects.toThrow(
    /\.row can match what is not the remote's/,
  );
});

test('builds what stays within it', async () => {
  await build(
    'remote.module.css',
    '@layer ficus.views { .row, .row > svg { animation: turn 1s } @keyframes turn { to { rotate: 1turn } } }',
  );
  expect(await readdir(path.join(directory, 'dist'))).toContainEqual(expect.stringMatching(/\.css$/));
});
