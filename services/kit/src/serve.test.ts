import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type ServiceProcess, startProgram, startService } from './testing/index.ts';

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

describe('several on one port', () => {
  const share = async (word: string, port = '0') => {
    const service = await startService(SAMPLE, { PORT: port, WORD: word, REUSE_PORT: '1' });
    running.push(service);
    return service;
  };
  /** Who answers, over connections of their own. */
  async function words(url: string): Promise<Set<string>> {
    const asked = Array.from({ length: 40 }, async () => {
      const answer = await fetch(`${url}/wait/0`, { headers: { connection: 'close' } });
      return ((await answer.json()) as { word: string }).word;
    });
    return new Set(await Promise.all(asked));
  }

  test('all of them answer, and the rest go on when one is killed', async () => {
    const first = await share('first');
    await share('second', new URL(first.url).port);
    expect(await words(first.url)).toEqual(new Set(['first', 'second']));
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await words(first.url)).toEqual(new Set(['second']));
  });

  test('who joins has answered what it is told to before it listens', async () => {
    const first = await share('first');
    const port = new URL(first.url).port;
    const requests = [{ url: '/wait/1' }, { url: '/wait/2', method: 'POST', payload: 'no such route' }];
    const env = { PORT: port, WORD: 'second', REUSE_PORT: '1', WARM_UP: JSON.stringify(requests) };
    const second = await startService(SAMPLE, env);
    second.child.kill('SIGTERM');
    const lines = (await second.ended).stdout.split('\n');
    const nth = (word: string) => lines.findIndex((line) => line.includes(word));
    expect(nth('/wait/1')).toBeGreaterThan(-1);
    expect(nth('/wait/2')).toBeGreaterThan(nth('/wait/1'));
    expect(nth('listening')).toBeGreaterThan(nth('/wait/2'));
  });

  test('what is no list of requests is said, and the process does not begin', async () => {
    const env = { PORT: '0', WORD: 'x', REUSE_PORT: '1', WARM_UP: '[{"path": "/health"}]' };
    const { code, stderr } = await startProgram(SAMPLE, env).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^WARM_UP is no list of requests in JSON, such as .*url/s);
  });

  test('who has just begun gets requests of those who were there before', async () => {
    const first = await share('first');
    const { port } = new URL(first.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const ask = () =>
      new Promise<string>((resolve, reject) => {
        get({ host: '127.0.0.1', port, path: '/wait/0', agent }, async (answer) =>
          resolve(JSON.parse(await text(answer)).word),
        ).once('error', reject);
      });
    const askMany = async () => new Set(await Promise.all(Array.from({ length: 40 }, ask)));
    expect(await askMany()).toEqual(new Set(['first']));
    await share('second', port);
    // On the same connections, until they are old.
    expect(await askMany()).toEqual(new Set(['first']));
    await expect.poll(askMany, { timeout: 20_000 }).toContain('second');
    agent.destroy();
  });
});
