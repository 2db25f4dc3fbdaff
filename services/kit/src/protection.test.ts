import { once } from 'node:events';
import { connect } from 'node:net';
import { route } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { createService, implement } from './index.ts';

const wait = route({
  method: 'GET',
  path: '/api/v2/wait',
  service: 'chat',
  access: 'public',
  response: z.object({ done: z.boolean() }),
});
const old = route({
  method: 'GET',
  path: '/api/v1/old',
  service: 'chat',
  access: 'public',
  successor: { path: '/api/v2/wait', since: 1_780_000_000 },
  response: z.object({ done: z.boolean() }),
});

function createSample(maxInFlight = 2) {
  const gate = Promise.withResolvers<void>();
  const app = createService({ name: 'sample', maxInFlight });
  implement(app, wait, async () => {
    await gate.promise;
    return { done: true };
  });
  implement(app, old, () => ({ done: true }));
  return { app, open: gate.resolve };
}

test('requests past what the service can do at a time are turned away at once, health is not', async () => {
  const { app, open } = createSample();
  const address = await app.listen({ port: 0 });
  const first = [fetch(`${address}${wait.path}`), fetch(`${address}${wait.path}`)];
  // Both are being answered before the third asks.
  await expect.poll(async () => (await fetch(`${address}${old.path}`)).status).toBe(503);
  const shed = await fetch(`${address}${old.path}`);
  expect(shed.headers.get('retry-after')).toBe('1');
  expect(await shed.json()).toMatchObject({ code: 'overloaded' });
  expect((await fetch(`${address}/health`)).status).toBe(200);
  open();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await fetch(`${address}${old.path}`)).status).toBe(200);
  await app.close();
});

test('a reader who leaves gives their place back', async () => {
  const { app, open } = createSample(1);
  const address = await app.listen({ port: 0 });
  const socket = connect(Number(new URL(address).port));
  await once(socket, 'connect');
  socket.write(`GET ${wait.path} HTTP/1.1\r\nhost: x\r\n\r\n`);
  await expect.poll(async () => (await fetch(`${address}${old.path}`)).status).toBe(503);
  socket.destroy();
  await expect.poll(async () => (await fetch(`${address}${old.path}`)).status).toBe(200);
  open();
  await app.close();
});

test('a handler that takes too long is answered for', async () => {
  const app = createService({ name: 'sample' });
  implement(app, wait, () => new Promise(() => undefined), { timeoutMs: 50 });
  const answer = await app.inject(wait.path);
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'too-slow' });
});

test.each([
  ['refused', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
  ['refused on every address', new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])],
  ['ended by the server', Object.assign(new Error('x'), { code: '57P01' })],
  ['terminated', new Error('Connection terminated unexpectedly')],
])('a database connection that was %s is 503, to be tried again', async (_title, error) => {
  const app = createService({ name: 'sample' });
  implement(app, old, async () => Promise.reject(error));
  const answer = await app.inject(old.path);
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'database-unavailable' });
  expect(answer.headers['retry-after']).toBe('1');
});

test('an answer says the version that it is of, and what comes after it', async () => {
  const { app, open } = createSample();
  open();
  const first = await app.inject(old.path);
  expect(first.headers).toMatchObject({
    'api-version': '1',
    deprecation: '@1780000000',
    link: '</api/v2/wait>; rel="successor-version"',
  });
  const second = await app.inject({ url: wait.path, headers: { 'api-version': '2' } });
  expect(second.headers['api-version']).toBe('2');
  expect(second.headers).not.toHaveProperty('deprecation');
});

test('a caller made for another version than it calls is told so', async () => {
  const answer = await createSample().app.inject({ url: old.path, headers: { 'api-version': '2' } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'api-version', fields: [{ path: 'headers.api-version' }] });
});
