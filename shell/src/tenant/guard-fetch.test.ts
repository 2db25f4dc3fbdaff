import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { guardFetch } from './guard-fetch.ts';

let server: Server;
let origin: string;
/** What the server says whom its answers are for; and what it was told. */
let owner: string | undefined;
let claimed: (string | undefined)[];
beforeAll(async () => {
  server = createServer((request, response) => {
    const claim = request.headers['x-ficus-owner'];
    claimed.push(typeof claim === 'string' ? claim : undefined);
    if (owner !== undefined) response.setHeader('x-ficus-owner', owner);
    response.writeHead(owner !== undefined && claim !== owner ? 409 : 200).end('"secret"');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  owner = 'user_ada@acme';
  claimed = [];
});

function guarded() {
  const onOther = vi.fn();
  const location = { href: `${origin}/chat`, origin } as Location;
  const view = { fetch: globalThis.fetch, location };
  const undo = guardFetch(view, 'user_ada@acme', onOther);
  return { view, onOther, undo };
}

test('names the owner of the page at each call of our API, beside the headers that were given', async () => {
  const { view, onOther } = guarded();
  await view.fetch(`${origin}/api/v1/people`, { headers: { accept: 'text/plain' } });
  await view.fetch(new Request(`${origin}/api/chat/reply`, { method: 'POST' }));
  await view.fetch(new URL('/api/flags', origin));
  expect(claimed).toEqual(Array(3).fill('user_ada@acme'));
  expect(onOther).not.toHaveBeenCalled();
});

test('leaves other addresses alone', async () => {
  const { view } = guarded();
  owner = undefined;
  await view.fetch(`${origin}/assets/main.js`);
  expect(claimed).toEqual([undefined]);
  await expect(view.fetch('http://')).rejects.toThrow();
});

test('passes a refusal on, and says that the page is another’s now', async () => {
  const { view, onOther } = guarded();
  owner = 'user_ada@globex';
  expect((await view.fetch(`${origin}/api/v1/people`)).status).toBe(409);
  expect(onOther).toHaveBeenCalledOnce();
});

test('lets nobody read an answer for another, such as one preloaded before the page’s own code ran', async () => {
  const { view, onOther } = guarded();
  const preloaded = new Response('"secret"', { headers: { 'x-ficus-owner': 'user_ada@globex' } });
  const page: Parameters<typeof guardFetch>[0] = { fetch: async () => preloaded, location: view.location };
  guardFetch(page, 'user_ada@acme', onOther);
  const answer = await page.fetch(`${origin}/api/v1/conversations`);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'other-owner']);
  expect(onOther).toHaveBeenCalledOnce();
});

test('is undone', async () => {
  const { view, undo } = guarded();
  undo();
  expect(view.fetch).toBe(globalThis.fetch);
});
