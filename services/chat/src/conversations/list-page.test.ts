import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';

let harness: ChatHarness;
let ada: Caller;
beforeAll(async () => {
  harness = await startChatHarness();
  ada = await harness.person({ id: 'ada' });
  const conversations = Array.from({ length: 57 }, (_, index) => ({
    id: `c${index}`,
    createdAt: 1000,
    // Several of one time: the order goes on by id.
    updatedAt: 1000 + Math.floor(index / 5),
    messages: [{ role: 'user', content: `Question ${index}`, createdAt: 1000 }],
  }));
  await ada.post('/api/v1/conversation-imports', { conversations });
});
afterAll(() => harness.close());

test('the pages together are the list of version 1, each conversation once and in its order', async () => {
  const { data: whole } = await ada.get('/api/v1/conversations');
  const paged: unknown[] = [];
  let cursor = '';
  let pages = 0;
  do {
    const { data } = await ada.get(`/api/v2/conversations?limit=10${cursor && `&cursor=${cursor}`}`);
    paged.push(...data.conversations);
    cursor = data.nextCursor ?? '';
    pages += 1;
  } while (cursor !== '');
  expect(pages).toBe(6);
  expect(paged).toEqual(whole.conversations);
});

test('a page holds 25 unless it is told otherwise, and the last one names no further', async () => {
  const { data } = await ada.get('/api/v2/conversations');
  expect(data.conversations).toHaveLength(25);
  expect((await ada.get('/api/v2/conversations?limit=57')).data).not.toHaveProperty('nextCursor');
});

test.each(['x', 'bm90IGpzb24', Buffer.from('["people:name:asc","a","b"]').toString('base64url')])(
  'a cursor that is not of this list is refused: %s',
  async (cursor) => {
    const { status, data } = await ada.get(`/api/v2/conversations?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(data.fields).toMatchObject([{ path: 'query.cursor' }]);
  },
);

test('version 1 says what comes after it', async () => {
  const { app } = harness;
  const document = await app.inject('/openapi.json');
  expect(document.json().paths['/api/v1/conversations'].get.deprecated).toBe(true);
  expect(document.json().paths['/api/v2/conversations'].get.operationId).toBe('chat.conversationsPage');
});
