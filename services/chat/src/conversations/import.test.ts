import type { ImportedConversation, Message } from '@ficus/contracts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';

let chat: ChatHarness;
let people = 0;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const somebody = () => chat.person({ id: `somebody-${people++}` });
const importAll = (who: Caller, conversations: unknown[]) =>
  who.post('/api/v1/conversation-imports', { conversations });
const question = (content: string, createdAt: number) => ({ role: 'user' as const, content, createdAt });
const conversation = (id: string, messages: ImportedConversation['messages'], updatedAt = 2_000) => ({
  id,
  createdAt: 1_000,
  updatedAt,
  messages,
});
const texts = (data: { messages: Message[] }) => data.messages.map(({ content }) => content);

describe('an import', () => {
  it('brings conversations as they were', async () => {
    const ada = await somebody();
    const messages = [
      question('Hi', 1_000),
      { role: 'assistant' as const, content: 'Hello', createdAt: 1_500 },
    ];
    const { status, data } = await importAll(ada, [conversation('c1', messages), conversation('c2', [])]);
    expect(status).toBe(200);
    expect(data).toEqual({
      conversations: [
        { id: 'c1', messageCount: 2 },
        { id: 'c2', messageCount: 0 },
      ],
      revision: 2,
    });
    const stored = await ada.get('/api/v1/conversations/c1');
    expect(stored.data).toMatchObject({
      id: 'c1',
      title: 'Hi',
      createdAt: 1_000,
      updatedAt: 2_000,
      messages,
    });
    expect((await ada.get('/api/v1/conversations/c2')).data.title).toBe('New conversation');
  });

  it('made again changes nothing, not even the revision', async () => {
    const ada = await somebody();
    const all = [conversation('c1', [question('Hi', 1), question('Hi', 1)])];
    const first = await importAll(ada, all);
    expect(await importAll(ada, all)).toEqual(first);
    expect((await ada.get('/api/v1/conversation-changes')).data.revision).toBe(first.data.revision);
  });

  it('recognises a message that was sent here', async () => {
    const ada = await somebody();
    const message = { id: 'm1', content: 'What is Ficus?', createdAt: 5_000 };
    const { data } = await ada.post('/api/v1/conversations/c1/messages', { message });
    const { role, content, createdAt } = data.reply;
    const later = question('And then?', createdAt + 1);
    await importAll(ada, [
      conversation('c1', [question(message.content, 5_000), { role, content, createdAt }, later]),
    ]);
    const stored = await ada.get('/api/v1/conversations/c1');
    expect(stored.data.messages).toMatchObject([data.message, data.reply, later]);
  });

  it('merges a conversation that occurs twice with itself', async () => {
    const ada = await somebody();
    const [a, b] = [question('a', 1), question('b', 2)];
    const { data } = await importAll(ada, [conversation('c1', [b]), conversation('c1', [a, b], 9_000)]);
    expect(data).toEqual({ conversations: Array(2).fill({ id: 'c1', messageCount: 2 }), revision: 1 });
    const stored = await ada.get('/api/v1/conversations/c1');
    expect(texts(stored.data)).toEqual(['a', 'b']);
    expect(stored.data.title).toBe('a');
    expect(stored.data.updatedAt).toBe(9_000);
  });

  it('does not bring back what was deleted, unless it was changed since', async () => {
    const ada = await somebody();
    await importAll(ada, [conversation('c1', [question('a', 1)])]);
    await ada.delete('/api/v1/conversations/c1');
    const again = await importAll(ada, [conversation('c1', [question('a', 1)])]);
    expect(again.data.conversations).toEqual([{ id: 'c1', messageCount: 0 }]);
    expect((await ada.get('/api/v1/conversations/c1')).status).toBe(404);
    const later = Date.now() + 60_000;
    const revived = await importAll(ada, [
      conversation('c1', [question('a', 1), question('b', later)], later),
    ]);
    expect(revived.data.conversations).toEqual([{ id: 'c1', messageCount: 2 }]);
    expect(texts((await ada.get('/api/v1/conversations/c1')).data)).toEqual(['a', 'b']);
    expect((await ada.get('/api/v1/conversation-changes')).data.deleted).toEqual([]);
  });

  it('makes texts storable, and recognises them again', async () => {
    const ada = await somebody();
    const all = [conversation('c1', [question('a\0b\ud800', 1)])];
    await importAll(ada, all);
    const again = await importAll(ada, all);
    expect(again.data.conversations).toEqual([{ id: 'c1', messageCount: 1 }]);
    expect(texts((await ada.get('/api/v1/conversations/c1')).data)).toEqual(['a\ufffdb\ufffd']);
  });

  it('names every id and time that no store can hold, and imports nothing then', async () => {
    const ada = await somebody();
    const bad = { id: 'c\0', createdAt: -1, updatedAt: 1, messages: [question('a', 1e300)] };
    const { status, data } = await importAll(ada, [conversation('good', []), bad]);
    expect(status).toBe(400);
    expect(data.fields?.map(({ path }) => path)).toEqual([
      'conversations.1.id',
      'conversations.1.createdAt',
      'conversations.1.messages.0.createdAt',
    ]);
    expect((await ada.get('/api/v1/conversations')).data.conversations).toEqual([]);
  });

  it('keeps every message as often as any import had it, in whatever order they come', async () => {
    const messages = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 3 }))
        .map(([text, at]) => question(text, at)),
      { maxLength: 6 },
    );
    const one = fc.tuple(fc.constantFrom('c1', 'c2'), messages).map(([id, all]) => conversation(id, all));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(one, { maxLength: 3 }), { maxLength: 4 }), async (imports) => {
        const ada = await somebody();
        for (const all of imports) expect((await importAll(ada, all)).status).toBe(200);
        // All at once, in the opposite order: nothing is left to add.
        await Promise.all(imports.toReversed().map((all) => importAll(ada, all)));
        for (const id of new Set(imports.flat().map((each) => each.id))) {
          const { data } = await ada.get(`/api/v1/conversations/${id}`);
          const count = (all: { content: string; createdAt: number }[], key: string) =>
            all.filter(({ content, createdAt }) => `${content}${createdAt}` === key).length;
          for (const key of ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']) {
            const wanted = imports
              .flat()
              .filter((each) => each.id === id)
              .map((each) => count(each.messages, key));
            expect(count(data.messages, key)).toBe(Math.max(...wanted));
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('of 4,000 conversations, batch by batch, does not slow down as they grow', async () => {
    const ada = await somebody();
    const durations: number[] = [];
    for (let batch = 0; batch < 20; batch += 1) {
      const all = Array.from({ length: 200 }, (_, index) =>
        conversation(`c${batch}-${index}`, [question('a', 1), question('b', 2)]),
      );
      const started = performance.now();
      expect((await importAll(ada, all)).status).toBe(200);
      durations.push(performance.now() - started);
    }
    const sum = (part: number[]) => part.reduce((total, one) => total + one);
    // A foreign key or a lookup by a wrong index costs tens of times as much in the end as in the beginning.
    expect(sum(durations.slice(10))).toBeLessThan(5 * sum(durations.slice(0, 10)) + 500);
  });

  it('of 200 conversations takes no more statements than one of two', async () => {
    const statements = vi.fn();
    const counted = chat.db.withPlugin({
      transformQuery: ({ node }) => {
        statements();
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { importConversations } = await import('./import.ts');
    const counts = [];
    for (const size of [2, 200]) {
      const all = Array.from({ length: size }, (_, index) =>
        conversation(`c${index}`, [question('a', 1), question('b', 2)]),
      );
      statements.mockClear();
      await importConversations(counted, { tenantId: 't', personId: `counted-${size}` }, all);
      counts.push(statements.mock.calls.length);
    }
    expect(counts[1]).toBe(counts[0]);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from messages where person_id = 'counted-200'`.execute(chat.db);
    expect(rows).toEqual([{ count: 400 }]);
  });
});
