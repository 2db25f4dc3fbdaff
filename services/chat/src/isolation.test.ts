import { randomUUID } from 'node:crypto';
import { chat, type Route } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type ChatHarness, startChatHarness } from './testing/chat-harness.ts';

/** What each route takes, by name; a new route needs its entry before these tests pass. */
const INPUTS: Readonly<Record<keyof typeof chat, (id: string) => { path: string; body?: object }>> = {
  conversations: () => ({ path: chat.conversations.path }),
  conversationsPage: () => ({ path: `${chat.conversationsPage.path}?limit=100` }),
  conversation: (id) => ({ path: `/api/v1/conversations/${id}` }),
  changes: () => ({ path: `${chat.changes.path}?after=0&limit=500` }),
  send: (id) => ({
    path: `/api/v1/conversations/${id}/messages`,
    body: { message: { id: randomUUID(), content: `Mine: ${randomUUID()}`, createdAt: Date.now() } },
  }),
  sendStreaming: (id) => ({
    path: `/api/v1/conversations/${id}/messages/stream`,
    body: { message: { id: randomUUID(), content: `Mine: ${randomUUID()}`, createdAt: Date.now() } },
  }),
  stop: (id) => ({ path: `/api/v1/conversations/${id}/messages/${randomUUID()}/stop` }),
  change: (id) => ({
    path: `/api/v1/conversations/${id}`,
    body: { title: 'Mine', isPinned: true, isArchived: true },
  }),
  restore: (id) => ({ path: `/api/v1/conversations/${id}/restore` }),
  search: () => ({ path: `${chat.search.path}?search=only` }),
  remove: (id) => ({ path: `/api/v1/conversations/${id}` }),
  importConversations: (id) => ({
    path: chat.importConversations.path,
    body: {
      conversations: [
        {
          id,
          createdAt: 1,
          updatedAt: Date.now() + 60_000,
          messages: [{ role: 'user', content: `Imported: ${randomUUID()}`, createdAt: 2 }],
        },
      ],
    },
  }),
  legacyReply: () => ({
    path: chat.legacyReply.path,
    body: { messages: [{ role: 'user', content: 'What is Ficus?' }] },
  }),
};
const ROUTES = Object.entries(chat) as [keyof typeof chat, Route][];

let harness: ChatHarness;
const ada = { id: `user_${randomUUID()}`, tenantId: `tenant-${randomUUID()}` };
/** Who else there is: the same person in another of their tenants is as much a stranger as anybody. */
const OTHERS = {
  'the same person in another tenant': { ...ada, tenantId: `tenant-${randomUUID()}` },
  'another person of the tenant': { ...ada, id: `user_${randomUUID()}` },
  'somebody of another tenant': { id: `user_${randomUUID()}`, tenantId: `tenant-${randomUUID()}` },
};
const conversationId = randomUUID();
const secret = `only hers ${randomUUID()}`;
let hers: Caller;

beforeAll(async () => {
  harness = await startChatHarness();
  hers = await harness.person(ada);
  const message = { id: randomUUID(), content: secret, createdAt: 5 };
  await hers.post(`/api/v1/conversations/${conversationId}/messages`, { message });
});
afterAll(() => harness.close());

function call(as: Caller, name: keyof typeof chat, id: string) {
  const { path, body } = INPUTS[name](id);
  const { method } = chat[name];
  if (method === 'GET') return as.get(path);
  if (method === 'PATCH') return as.patch(path, body);
  return method === 'DELETE' ? as.delete(path) : as.post(path, body);
}

/** All that the database holds of her. */
async function contents(): Promise<unknown> {
  const rows = (['conversations', 'messages', 'removed_conversations'] as const).map((table) =>
    harness.db
      .selectFrom(table)
      .where('tenant_id', '=', ada.tenantId)
      .where('person_id', '=', ada.id)
      .selectAll()
      .orderBy('id')
      .execute(),
  );
  return Promise.all(rows);
}

describe.each(Object.entries(OTHERS))('%s', (_who, other) => {
  test.each(ROUTES)('calling %s with an id of hers reads, changes and learns nothing', async (name) => {
    const before = await contents();
    const answer = await call(await harness.person(other), name, conversationId);
    expect(JSON.stringify(answer.data ?? '')).not.toContain(secret);
    expect(await contents()).toEqual(before);
  });

  test.each(['conversation', 'remove'] as const)(
    'is answered by %s as for an id that nobody has',
    async (name) => {
      // Afresh: those of the tests above have written under her id by now, each a conversation of their own.
      const id = other.id === ada.id ? ada.id : `user_${randomUUID()}`;
      const tenantId = other.tenantId === ada.tenantId ? ada.tenantId : `tenant-${randomUUID()}`;
      const stranger = await harness.person({ id, tenantId });
      const known = await call(stranger, name, conversationId);
      const unknown = await call(stranger, name, randomUUID());
      expect([known.status, unknown.status]).toEqual([404, 404]);
      expect({ ...known.data, requestId: '' }).toEqual({ ...unknown.data, requestId: '' });
    },
  );
});

test.each(ROUTES)('%s says which session it needs, and refuses who has none', async (name, route) => {
  expect(route.access).toBe('session');
  const { path, body } = INPUTS[name](randomUUID());
  const answer = await harness.app.inject({
    method: route.method,
    url: path,
    ...(body && { payload: body }),
  });
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
});

test('she herself has it all', async () => {
  const { data } = await hers.get(`/api/v1/conversations/${conversationId}`);
  expect(data.messages[0]?.content).toBe(secret);
});
