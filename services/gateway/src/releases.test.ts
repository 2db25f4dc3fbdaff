import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createReleases, type Releases } from './releases.ts';

const file = { path: 'entry.js', integrity: 'sha384-x' };
const release = (version: string) => ({
  name: 'chat',
  version,
  contract: 1,
  container: 'ficus_chat',
  manifest: file,
  entry: file,
  scripts: [],
  styles: [],
  files: [],
});

let releases: Releases | undefined;
let server: http.Server | undefined;
afterEach(() => {
  releases?.close();
  server?.closeAllConnections();
  server?.close();
});

/** An origin that has published versions 1 (current) and 2; counts what it is asked for. */
async function start(): Promise<{ releases: Releases; asked: string[] }> {
  const asked: string[] = [];
  server = http.createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    if (url === '/chat/release.json') response.end(JSON.stringify(release('1')));
    else if (url === '/chat/2/release.json') response.end(JSON.stringify(release('2')));
    else if (url === '/chat/lies/release.json') response.end(JSON.stringify(release('2')));
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  releases = await createReleases({ origin, names: ['chat'], onError: () => undefined });
  return { releases, asked };
}

it('finds a version beside the current one, and asks for it once', async () => {
  const { releases, asked } = await start();
  const [first] = await Promise.all([releases.find('chat', '2'), releases.find('chat', '2')]);
  await releases.find('chat', '2');
  expect(first?.version).toBe('2');
  expect(asked.filter((url) => url.startsWith('/chat/2/'))).toHaveLength(1);
  expect((await releases.find('chat', '1'))?.version).toBe('1');
});

it('remembers a version that is not there, and asks for no remote that it does not know', async () => {
  const { releases, asked } = await start();
  expect(await releases.find('chat', '3')).toBeUndefined();
  expect(await releases.find('chat', '3')).toBeUndefined();
  expect(await releases.find('secrets', '1')).toBeUndefined();
  expect(asked.filter((url) => url.startsWith('/chat/3/'))).toHaveLength(1);
  expect(asked.some((url) => url.startsWith('/secrets'))).toBe(false);
});

it('takes no release for another than it says it is', async () => {
  const { releases } = await start();
  expect(await releases.find('chat', 'lies')).toBeUndefined();
});
