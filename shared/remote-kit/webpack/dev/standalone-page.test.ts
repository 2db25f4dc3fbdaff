import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Handler } from './dev-server.ts';
import { proxyApi, servePage } from './standalone-page.ts';

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (handler: Handler) =>
  listen((request, response) => handler(request, response, () => void response.writeHead(404).end()));

/** A system that tells what it was asked. */
const system = () =>
  listen((request, response) => {
    const { method, url, headers } = request;
    response.setHeader('set-cookie', 'ficus_session=secret; HttpOnly');
    response.end(JSON.stringify({ method, url, origin: headers.origin, cookie: headers.cookie }));
  });

it('passes calls on as a page of the system would make them', async () => {
  const gateway = await system();
  const alone = await serve(proxyApi(gateway));
  const answer = await fetch(`${alone}/api/v1/people?role=admin`, {
    method: 'POST',
    headers: { origin: alone, cookie: 'ficus_session=mine' },
  });
  expect(await answer.json()).toEqual({
    method: 'POST',
    url: '/api/v1/people?role=admin',
    origin: gateway,
    cookie: 'ficus_session=mine',
  });
  expect(answer.headers.get('set-cookie')).toContain('ficus_session=secret');
});

it('lets nobody in by another name for this machine', async () => {
  const alone = await serve(proxyApi(await system()));
  const { port } = new URL(alone);
  const status = await new Promise((resolve) => {
    const headers = { host: `elsewhere.example:${port}` };
    http.get({ host: '127.0.0.1', port, path: '/api/v1/people', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
  });
  expect(status).toBe(403);
});

it('says that no system runs, as a problem that the client knows', async () => {
  const alone = await serve(proxyApi('http://127.0.0.1:1'));
  const answer = await fetch(`${alone}/api/v1/people`);
  expect([answer.status, (await answer.json()).code]).toEqual([503, 'unavailable']);
});

it('serves the page at the remote’s own address and below it, under a policy without exceptions', async () => {
  const alone = await serve(servePage('chat'));
  const page = await fetch(`${alone}/chat/some/where`);
  expect(await page.text()).toContain('/standalone/main.js');
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect((await fetch(`${alone}/`)).url).toBe(`${alone}/chat`);
  expect((await fetch(`${alone}/chatter`)).status).toBe(404);
});
