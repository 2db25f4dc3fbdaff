import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncClient, SYNC_SECRET_HEADER, type SyncClient } from './sync-client.ts';

let side: FastifyInstance;
let url: string;
let client: SyncClient;
/** What it answers who asks for changes. */
let answer: () => object;
beforeEach(async () => {
  side = fastify();
  side.get('/internal/sync/changes', async ({ headers }) => {
    if (headers[SYNC_SECRET_HEADER] !== 'the secret') throw new Error('a stranger');
    return answer();
  });
  url = await side.listen({ port: 0, host: '127.0.0.1' });
  client = createSyncClient(url, 'the secret');
});
afterEach(() => side.close());

test('a page begins where it says, and where it says nothing, where it was asked for', async () => {
  answer = () => ({ after: 9, changes: [], head: 9 });
  expect(await client.changes(7, 10, 0)).toEqual({ after: 9, changes: [], head: 9 });
  answer = () => ({ changes: [], head: 7 });
  expect(await client.changes(7, 10, 0)).toEqual({ after: 7, changes: [], head: 7 });
});

test('an answer that is an error names who gave it, and where', async () => {
  answer = () => {
    throw Object.assign(new Error('Nothing is told today.'), { statusCode: 503 });
  };
  await expect(client.changes(7, 10, 0)).rejects.toThrow(
    new RegExp(`^${url} answered 503 at changes\\?after=7.*Nothing is told today`),
  );
  await expect(client.state()).rejects.toThrow(`${url} answered 404 at state`);
});
