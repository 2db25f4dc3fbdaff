import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStarter, type Starter } from './starter.ts';

let folder: string;
let starter: Starter;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ficus-starter-'));
  starter = createStarter();
});
afterEach(async () => {
  await starter.close();
  await rm(folder, { recursive: true, force: true });
});

/** A program that does this. */
async function program(source: string): Promise<URL> {
  const file = path.join(folder, 'program.mjs');
  await writeFile(file, source);
  return pathToFileURL(file);
}
const READY = `process.send({ type: 'ready', port: 1 }); setInterval(() => undefined, 1_000);`;
const said = (name: string) => readFile(path.join(folder, name), 'utf8').catch(() => undefined);
function isThere(pid: string | undefined): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

test('a program has its variables, hears its parent, and ends when it is told to', async () => {
  const source = `import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.FOLDER + '/pid', String(process.pid));
    process.on('message', ({ word }) => writeFileSync(process.env.FOLDER + '/heard', word));
    ${READY}`;
  const started = starter.start(await program(source), { FOLDER: folder });
  started.send({ word: 'early' });
  await started.ready;
  await expect.poll(() => said('heard')).toBe('early');
  const pid = await said('pid');
  expect(isThere(pid)).toBe(true);
  started.kill('SIGKILL');
  await started.ended;
  expect(isThere(pid)).toBe(false);
});

test('one that ends before it is ready says why', async () => {
  const started = starter.start(await program(`console.error('no port is left'); process.exit(3);`), {});
  await expect(started.ready).rejects.toThrow(/ended with 3 before it was ready:\nno port is left/);
  await started.ended;
});

test('none is left when its starter is closed', async () => {
  const source = `import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.FOLDER + '/pid', String(process.pid));
    process.on('SIGTERM', () => undefined);
    ${READY}`;
  const started = starter.start(await program(source), { FOLDER: folder });
  await started.ready;
  const pid = await said('pid');
  await starter.close();
  await started.ended;
  await expect.poll(() => isThere(pid)).toBe(false);
});
