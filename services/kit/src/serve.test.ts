import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type ServiceProcess, startProgram, startService, startStandby } from './testing/index.ts';

const SAMPLE = new URL('./testing/sample-service.ts', import.meta.url);
const running: ServiceProcess[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});

async function start(env: Record<string, string> = {}): Promise<ServiceProcess> {
  const service = await startService(SAMPLE, { PORT: '0', WORD: 'hello', ...env });
  running.push(service);
  return service;
}

/** Ends it in one of the ways a process is told to end, and says how long it took. */
async function end(service: ServiceProcess, how: 'SIGTERM' | 'SIGINT' | 'disconnect') {
  const startedAt = performance.now();
  if (how === 'disconnect') service.child.disconnect();
  else service.child.kill(how);
  return { ...(await service.ended), tookMs: performance.now() - startedAt };
}

describe.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('at %s', (how) => {
  test('answers under way are finished, then everything is released', async () => {
    const service = await start();
    const answer = fetch(`${service.url}/wait/500`);
    await delay(150);
    const ended = await end(service, how);
    expect(await (await answer).json()).toEqual({ word: 'hello' });
    expect(ended).toMatchObject({ code: 0, signal: null, stdout: expect.stringContaining('released') });
    expect(ended.tookMs).toBeLessThan(2000);
  });
});

test('a parent that goes while the service is still starting takes it along', async () => {
  const { child, ended } = startProgram(SAMPLE, { PORT: '0', WORD: 'x' });
  child.disconnect();
  expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining('released'), stderr: '' });
});

test('a parent that dies takes it along, though nobody reads any more what it says', async () => {
  const child = fork(fileURLToPath(SAMPLE), {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: '0', WORD: 'x' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  try {
    await once(child, 'message');
    const ended = once(child, 'exit');
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.disconnect();
    expect(await Promise.race([ended, delay(8_000, 'still there')])).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('an idle connection holds nothing up', async () => {
  const service = await start();
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /wait/0 HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  const { code, tookMs } = await end(service, 'SIGTERM');
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(1000);
  socket.destroy();
});

test('an answer that does not come is cut off in time', async () => {
  const service = await start();
  const answer = fetch(`${service.url}/wait/60000`).catch((error: unknown) => error);
  await delay(150);
  const { tookMs } = await end(service, 'SIGTERM');
  expect(tookMs).toBeLessThan(4000);
  expect(await answer).toBeInstanceOf(Error);
});

test('a release that hangs is left behind in time', async () => {
  const { tookMs, code } = await end(await start({ CLOSE_MS: '60000' }), 'SIGTERM');
  expect(code).toBe(1);
  expect(tookMs).toBeLessThan(4000);
});

test('a second signal ends it at once', async () => {
  const service = await start({ CLOSE_MS: '60000' });
  service.child.kill('SIGINT');
  await delay(200);
  const { code, tookMs } = await end(service, 'SIGINT');
  expect(code).toBe(1);
  expect(tookMs).toBeLessThan(500);
});

test('a taken port gives one sentence and code 1', async () => {
  const { url } = await start();
  const { port } = new URL(url);
  const { code, stderr } = await startProgram(SAMPLE, { PORT: port, WORD: 'x', LOG_LEVEL: 'silent' }).ended;
  expect(code).toBe(1);
  expect(stderr).toBe(
    `Port ${port} on 127.0.0.1 is taken: end what listens there, or set PORT to another.\n`,
  );
});

describe('who stands by', () => {
  test('takes the port of one that is killed, within a fraction of what starting takes', async () => {
    const first = await start({ WORD: 'first' });
    const { port } = new URL(first.url);
    const standby = startStandby(SAMPLE, { PORT: port, WORD: 'second' });
    expect(await standby.standsBy).toMatchObject([{ type: 'standby' }, undefined]);
    const word = async () => (await fetch(`${first.url}/wait/0`)).json();
    expect(await word()).toEqual({ word: 'first' });
    first.child.kill('SIGKILL');
    running.push(await standby.tookOver);
    expect(await word()).toEqual({ word: 'second' });
  });

  test('looks again when it is told to, and waits on where the port is not free yet', async () => {
    const first = await start({ WORD: 'first' });
    const standby = startStandby(SAMPLE, { PORT: new URL(first.url).port, WORD: 'second' });
    await standby.standsBy;
    standby.takeOver();
    expect(await (await fetch(`${first.url}/wait/0`)).json()).toEqual({ word: 'first' });
    first.child.kill('SIGKILL');
    await first.ended;
    standby.takeOver();
    running.push(await standby.tookOver);
    expect(await (await fetch(`${first.url}/wait/0`)).json()).toEqual({ word: 'second' });
  });

  test('ends with its parent while it waits, and releases what it has', async () => {
    const first = await start();
    const standby = startStandby(SAMPLE, { PORT: new URL(first.url).port, WORD: 'second' });
    await standby.standsBy;
    standby.child.disconnect();
    expect(await standby.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('released') });
    expect((await fetch(`${first.url}/wait/0`)).ok).toBe(true);
  });
});
