import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLiveNotifications, type LiveNotifications } from './live-notifications.ts';

/** What the notifications service streams, over real HTTP. */
const streams: ServerResponse[] = [];
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n');
  streams.push(response);
});
let live: LiveNotifications;
const rung: string[] = [];

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  live = createLiveNotifications(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  live.subscribe({ id: 'ada', tenantId: 'acme' }, () => rung.push('ada'));
  live.subscribe({ id: 'ada', tenantId: 'globex' }, () => rung.push('ada in globex'));
  await expect.poll(() => streams.length).toBe(1);
});
afterEach(async () => {
  live.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  streams.length = 0;
  rung.length = 0;
});

test('rings for the person in the tenant, also where a piece of the stream ends in the middle', async () => {
  const undo = live.subscribe({ id: 'ben', tenantId: 'acme' }, () => rung.push('ben'));
  streams[0]?.write('data: {"personId":"ben","tena');
  await new Promise((resolve) => setTimeout(resolve, 20));
  streams[0]?.write('ntId":"acme"}\n\n');
  await expect.poll(() => rung).toEqual(['ben']);
  undo();
  streams[0]?.write(
    'data: {"personId":"ben","tenantId":"acme"}\n\ndata: {"personId":"ada","tenantId":"acme"}\n\n',
  );
  await expect.poll(() => rung).toEqual(['ben', 'ada']);
});

test('listens again when the stream breaks, and rings for everybody, for something may have gone unheard', async () => {
  streams[0]?.destroy();
  await expect.poll(() => streams.length, { timeout: 5_000 }).toBe(2);
  await expect.poll(() => rung).toEqual(['ada', 'ada in globex']);
});

test('what it does not understand does no harm', async () => {
  streams[0]?.write('data: {"who":"ada"}\n\ndata: {"personId":"ada","tenantId":"globex"}\n\n');
  await expect.poll(() => rung).toEqual(['ada in globex']);
});
