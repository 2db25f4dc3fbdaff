import { api, type Route } from '@ficus/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ChatHarness, startChatHarness } from './testing/chat-harness.ts';

let chat: ChatHarness;
let people = 0;

beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const somebody = () => chat.person({ id: `somebody-${people++}` });
const send = (who: Caller, id: string, messageId: string, content: string, createdAt = 1_000) =>
  who.post(`/api/v1/conversations/${id}/messages`, { message: { id: messageId, content, createdAt } });

describe('conversations', () => {
  it('are none for a new person', async () => {
    const ada = await somebody();
    expect(await ada.get('/api/v1/conversations')).toEqual({ status: 200, data: { conversations: [] } });
    expect((await ada.get('/api/v1/conversations/c1')).status).toBe(404);
    expect((await ada.get('/api/v1/conversation-changes')).data).toEqual({
      conversations: [],
      deleted: [],
      revision: 0,
      more: false,
    });
  });

  it('begin with a message, and keep it with its reply', async () => {
    const ada = await somebody();
    const sent = await send(ada, 'c1', 'm1', 'How many days of leave do I have?');
    expect(sent.status).toBe(200);
    expect(sent.data).toMatchObject({
      message: { id: 'm1', role: 'user', content: 'How many days of leave do I have?', createdAt: 1_000 },
      reply: { role: 'assistant', content: expect.stringContaining('28 days') },
      revision: 2,
    });
    expect(sent.data.reply.citations?.[0]).toMatchObject({ documentId: 'leave', title: 'Leave' });
    const { data } = await ada.get('/api/v1/conversations/c1');
    expect(data).toMatchObject({
      id: 'c1',
      title: 'How many days of leave do I have?',
      revision: 2,
      createdAt: 1_000,
    });
    expect(data.messages).toEqual([sent.data.message, sent.data.reply]);
    const list = await ada.get('/api/v1/conversations');
    expect(list.data.conversations).toMatchObject([{ id: 'c1', messageCount: 2, updatedAt: data.updatedAt }]);
  });

  it('go on in the order of sending, whatever the clocks of the clients say', async () => {
    const ada = await somebody();
    for (const [index, createdAt] of [5_000_000_000_000, 10, 3_000].entries()) {
      await send(ada, 'c1', `m${index}`, `question ${index}`, createdAt);
    }
    const { data } = await ada.get('/api/v1/conversations/c1');
    expect(data.messages.map(({ role }) => role)).toEqual(Array(3).fill(['user', 'assistant']).flat());
    expect(data.messages[1]?.createdAt).toBe(5_000_000_000_000);
  });

  it('go when deleted, leaving word of it in the changes; deleting again is no error', async () => {
    const ada = await somebody();
    await send(ada, 'c1', 'm1', 'Hello');
    expect((await ada.delete('/api/v1/conversations/c1')).status).toBe(204);
    expect((await ada.delete('/api/v1/conversations/c1')).status).toBe(204);
    expect((await ada.delete('/api/v1/conversations/never')).status).toBe(404);
    expect((await ada.get('/api/v1/conversations/c1')).status).toBe(404);
    expect((await ada.get('/api/v1/conversations')).data.conversations).toEqual([]);
    const { data } = await ada.get('/api/v1/conversation-changes?after=2');
    expect(data).toEqual({
      conversations: [],
      deleted: [{ id: 'c1', revision: 3 }],
      revision: 3,
      more: false,
    });
  });

  it('begin anew when someone sends to a deleted one', async () => {
    const ada = await somebody();
    await send(ada, 'c1', 'm1', 'Hello');
    await ada.delete('/api/v1/conversations/c1');
    await send(ada, 'c1', 'm2', 'Once more');
    expect((await ada.get('/api/v1/conversations/c1')).data).toMatchObject({
      title: 'Once more',
      messages: [{ id: 'm2' }, {}],
    });
  });
});

describe('changes', () => {
  it('come page by page, oldest first, each conversation once', async () => {
    const ada = await somebody();
    for (const id of ['a', 'b', 'c']) await send(ada, id, `m-${id}`, 'Hello');
    await send(ada, 'a', 'm-a2', 'Again');
    const first = await ada.get('/api/v1/conversation-changes?limit=2');
    expect(first.data.conversations.map(({ id }: { id: string }) => id)).toEqual(['b', 'c']);
    expect(first.data).toMatchObject({ more: true, revision: 6 });
    const second = await ada.get('/api/v1/conversation-changes?limit=2&after=6');
    expect(second.data.conversations).toMatchObject([{ id: 'a', messages: [{}, {}, {}, {}] }]);
    expect(second.data).toMatchObject({ more: false, revision: 8 });
  });

  it.each(['1e300', '99', '8.5', '-1e300'])(
    'after %s are answered, with a cursor that is real',
    async (after) => {
      const ada = await somebody();
      await send(ada, 'a', 'm1', 'Hello');
      const { status, data } = await ada.get(`/api/v1/conversation-changes?after=${after}`);
      expect(status).toBe(200);
      expect(data.revision).toBe(2);
    },
  );
});

describe('every route', () => {
  const routes = Object.entries(api.chat) as [string, Route][];

  it.each(routes)('%s answers 401 without a token', async (_name, route) => {
    const url = route.path.replace(':id', 'c1');
    const answer = await chat.app.inject({ method: route.method, url, ...(route.body && { payload: {} }) });
    expect(answer.statusCode).toBe(401);
  });

  it.each(routes)('%s answers no input with 500', async (_name, route) => {
    const ada = await somebody();
    const hostile = fc.constantFrom(
      '\0',
      'a\ud800',
      '..',
      '%',
      "';--",
      '\u202e',
      'x'.repeat(250),
      'c1',
      '1e999',
    );
    const number = fc.constantFrom(1e300, -1, 1.5, 5e-324, 2 ** 53, 8.64e15 + 1, 1_700_000_000_000);
    const value = fc.letrec((tie) => ({
      any: fc.oneof(hostile, number, fc.constant(null), fc.boolean(), tie('list'), tie('message')),
      list: fc.array(tie('any'), { maxLength: 3 }),
      message: fc.record(
        { id: hostile, role: fc.constantFrom('user', 'assistant', 'x'), content: hostile, createdAt: number },
        { noNullPrototype: true },
      ),
    })).any;
    const message = fc.record(
      { id: hostile, content: hostile, createdAt: number },
      { noNullPrototype: true },
    );
    const legacy = fc.record(
      { role: fc.constantFrom('user', 'assistant'), content: hostile, createdAt: number },
      { noNullPrototype: true },
    );
    const conversations = fc.array(
      fc.record(
        { id: hostile, createdAt: number, updatedAt: number, messages: fc.array(legacy, { maxLength: 4 }) },
        { noNullPrototype: true },
      ),
      { maxLength: 4 },
    );
    const body = fc.oneof(
      value,
      fc.record({ message }, { noNullPrototype: true }),
      fc.record({ messages: fc.array(fc.record({ role: fc.constant('user'), content: hostile })) }),
      fc.record({ conversations }, { noNullPrototype: true }),
      fc.record({ message: value, conversations: value, messages: value }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, number, body, async (id, text, limit, payload) => {
        const query = `after=${encodeURIComponent(text.toWellFormed())}&search=${encodeURIComponent(text.toWellFormed())}&limit=${limit}`;
        const url = `${route.path.replace(':id', encodeURIComponent(id.toWellFormed()))}${route.query ? `?${query}` : ''}`;
        const answer =
          route.method === 'POST' || route.method === 'PATCH'
            ? await ada[route.method === 'POST' ? 'post' : 'patch'](url, payload)
            : await (route.method === 'GET' ? ada.get(url) : ada.delete(url));
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.data).toMatchObject({ code: expect.any(String) });
      }),
      { numRuns: 60 },
    );
  });
});

describe('another person', () => {
  it.each([
    ['of the same tenant', 'ben', 'acme'],
    ['with the same id in another tenant', 'ada', 'globex'],
  ])('%s sees and changes nothing, whatever the ids', async (_name, id, tenantId) => {
    const ada = await chat.person({ id: 'ada', tenantId: 'acme' });
    const other = await chat.person({ id, tenantId });
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(ids, async (conversations) => {
        for (const one of conversations) await send(ada, one, `m-${one}`, 'A secret');
        for (const one of conversations) {
          const before = await ada.get(`/api/v1/conversations/${one}`);
          expect((await other.get(`/api/v1/conversations/${one}`)).status).toBe(404);
          expect((await other.delete(`/api/v1/conversations/${one}`)).status).toBe(404);
          // The very same ids are theirs to use, for things of their own.
          expect((await send(other, one, `m-${one}`, 'Mine')).status).toBe(200);
          expect(await ada.get(`/api/v1/conversations/${one}`)).toEqual(before);
          expect((await other.delete(`/api/v1/conversations/${one}`)).status).toBe(204);
          expect(await ada.get(`/api/v1/conversations/${one}`)).toEqual(before);
        }
        const seen = JSON.stringify([
          await other.get('/api/v1/conversations'),
          await other.get('/api/v1/conversation-changes'),
        ]);
        expect(seen).not.toContain('secret');
      }),
      { numRuns: 5 },
    );
  });
});

describe('the old endpoint', () => {
  it('answers and stores nothing', async () => {
    const ada = await somebody();
    const messages = [{ role: 'user', content: 'How do I claim an expense?' }];
    const { status, data } = await ada.post('/api/chat/reply', { messages });
    expect(status).toBe(200);
    expect(data.reply).toContain('receipt');
    expect((await ada.get('/api/v1/conversations')).data.conversations).toEqual([]);
  });

  it('has an answer to nothing, too', async () => {
    const ada = await somebody();
    expect((await ada.post('/api/chat/reply', { messages: [] })).data.reply).toContain(
      'not a language model',
    );
  });
});
