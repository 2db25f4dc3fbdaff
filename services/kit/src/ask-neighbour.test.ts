import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askNeighbour } from './ask-neighbour.ts';

let neighbour: FastifyInstance;
let url: string;
beforeEach(async () => {
  neighbour = fastify();
  neighbour.all('/echo', async ({ method, headers, body }, reply) =>
    reply
      .code(418)
      .header('x-said', headers['x-say'])
      .send({ method, body: body ?? null }),
  );
  neighbour.get('/never', () => new Promise(() => undefined));
  neighbour.get('/half', (_request, reply) => {
    reply.hijack();
    reply.raw.write('half of it');
  });
  url = await neighbour.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  neighbour.server.closeAllConnections();
  await neighbour.close();
});

test('what is asked goes there, and what is answered comes back, whatever its status', async () => {
  const headers = { 'content-type': 'application/json', 'x-say': 'this' };
  const posted = await askNeighbour(`${url}/echo`, { headers, body: '{"a":1}', timeoutMs: 1_000 });
  expect(posted).toMatchObject({ status: 418, headers: { 'x-said': 'this' } });
  expect(JSON.parse(posted.text)).toEqual({ method: 'POST', body: { a: 1 } });
  const got = await askNeighbour(new URL('/echo', url), { timeoutMs: 1_000 });
  expect(JSON.parse(got.text)).toEqual({ method: 'GET', body: null });
  const put = await askNeighbour(`${url}/echo`, { method: 'PUT', timeoutMs: 1_000 });
  expect(JSON.parse(put.text)).toMatchObject({ method: 'PUT' });
});

test('who answers too late, or not to the end, is named', async () => {
  for (const path of ['/never', '/half'])
    await expect(askNeighbour(`${url}${path}`, { timeoutMs: 50 })).rejects.toThrow(
      `${url} did not answer within 50 ms.`,
    );
});

test('who needs it no more waits no longer', async () => {
  const ending = new AbortController();
  const asked = askNeighbour(`${url}/never`, { timeoutMs: 60_000, signal: ending.signal });
  ending.abort(new Error('It is over.'));
  await expect(asked).rejects.toThrow('It is over.');
  await expect(askNeighbour(`${url}/echo`, { timeoutMs: 60_000, signal: ending.signal })).rejects.toThrow(
    'It is over.',
  );
});

test('one that is not there is an error', async () => {
  await expect(askNeighbour('http://127.0.0.1:9', { timeoutMs: 1_000 })).rejects.toThrow('ECONNREFUSED');
});
