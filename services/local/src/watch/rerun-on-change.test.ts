import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Child, startChild } from '../child.ts';
import { rerunOnChange } from './rerun-on-change.ts';

let folder: string;
let running: Child | undefined;
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ficus-rerun-'));
  said.length = 0;
});
afterEach(async () => {
  await running?.stop(500);
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

/** A program of two files, and one beside them that it does not use. */
async function start(): Promise<void> {
  await write(
    'program.mjs',
    "import './part.mjs'; setInterval(() => {}, 1000); process.send({ type: 'ready' });",
  );
  await write('part.mjs', 'export {};');
  await write('other.mjs', 'export {};');
  const program = path.join(folder, 'program.mjs');
  running = await rerunOnChange(
    'program',
    (onFile) => startChild({ name: 'program', program, logFolder: folder, onFile }),
    (line) => said.push(line),
  );
}

it('starts a process again when a file that it loaded changes, and for no other', async () => {
  await start();
  await write('other.mjs', 'export const changed = 1;');
  await write('part.mjs', 'export const changed = 1;');
  await expect.poll(() => said, { timeout: 10_000 }).toHaveLength(1);
  expect(said[0]).toMatch(/^program restarted in \d+ ms: .*part\.mjs changed$/);
});

it('says why one does not start, and starts it with the edit that mends it', async () => {
  await start();
  await write('part.mjs', 'this is not JavaScript');
  await expect.poll(() => said.at(-1), { timeout: 10_000 }).toMatch(/^program does not start:.*SyntaxError/s);
  await write('part.mjs', 'export {};');
  await expect.poll(() => said.at(-1), { timeout: 10_000 }).toMatch(/^program restarted/);
});

it('waits for an edit when a process ends by itself', async () => {
  await start();
  await write('part.mjs', 'setTimeout(() => process.exit(3), 100);');
  await expect.poll(() => said.at(-1), { timeout: 10_000 }).toContain('ended by itself (exit code 3)');
});
