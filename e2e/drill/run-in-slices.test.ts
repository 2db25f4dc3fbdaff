import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { runInSlices } from './run-in-slices.ts';

it('holds a process, which hears nothing until it is let go', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ficus-slices-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = path.join(folder, 'echo.mjs');
  await writeFile(program, `process.on('message', (said) => process.send(said)); process.send('here');`);
  const child = fork(program, { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  const heard: unknown[] = [];
  child.on('message', (said) => heard.push(said));

  const release = runInSlices(child, { runMs: 1, restMs: 60_000 });
  await wait(100);
  child.send('while held');
  await wait(300);
  expect(heard).toEqual([]);

  release();
  child.send('let go');
  await expect.poll(() => heard).toEqual(['while held', 'let go']);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
});

it('lets a process run in between', async () => {
  const child = fork('-e', ['process.send("here"); setInterval(() => {}, 1000)'], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const release = runInSlices(child, { runMs: 5, restMs: 5 });
  expect(await once(child, 'message')).toEqual(['here', undefined]);
  release();
});
