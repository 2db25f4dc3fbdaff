import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../replies/search-engine.ts';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';
import { UNDO_MS } from './restore.ts';

let chat: ChatHarness;
let people = 0;
let clock = 1_000_000;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const nextId = () => `orderly-${people++}`;
const somebody = () =>
  chat.person(
    { id: nextId() },
    chat.startApp(createSearchEngine(chat.db), () => clock),
  );
const send = (
  who: Caller,
  id: string,
  content = 'How many days of leave do I have?',
  messageId = `m-${id}`,
) =>
  who.post(`/api/v1/conversations/${id}/messages`, { message: { id: messageId, content, createdAt: 1_000 } });
const listOf = async (who: Caller) => (await who.get('/api/v1/conversations')).data.conversations;

describe('a conversation', () => {
  it('is named, pinned and archived, each by itself, and its age stays', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    const [before] = await listOf(ada);
    const change = (body: object) => ada.patch('/api/v1/conversations/c1', body);
    expect((await change({ title: '  Leave this year ' })).data).toEqual({
      ...before,
      title: 'Leave this year',
      isNamed: true,
    });
    clock = 2_000_000;
    await change({ isPinned: true });
    clock = 3_000_000;
    // Pinned already: since then, not since now.
    const { data } = await change({ isPinned: true, isArchived: true });
    expect(data).toEqual({
      ...before,
      title: 'Leave this year',
      isNamed: true,
      pinnedAt: 2_000_000,
      archivedAt: 3_000_000,
    });
    expect(await listOf(ada)).toEqual([data]);
    expect((await ada.get('/api/v1/conversations/c1')).data).toMatchObject({ title: 'Leave this year' });
    await change({ title: null, isPinned: false, isArchived: false });
    expect(await listOf(ada)).toEqual([before]);
  });

  it('tells of each change in the changes, and of none where nothing changed', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    const { revision } = (await ada.get('/api/v1/conversations/c1')).data;
    await ada.patch('/api/v1/conversations/c1', { isPinned: true });
    await ada.patch('/api/v1/conversations/c1', { isPinned: true });
    const { data } = await ada.get(`/api/v1/conversation-changes?after=${revision}`);
    expect(data).toMatchObject({ revision: revision + 1, conversations: [{ id: 'c1' }] });
  });

  it.each([[{ title: ' ' }], [{ title: 'x'.repeat(121) }], [{ title: 'a\u0000b' }], [{ isPinned: 'yes' }]])(
    'takes no %j',
    async (body) => {
      const ada = await somebody();
      await send(ada, 'c1');
      expect((await ada.patch('/api/v1/conversations/c1', body)).status).toBe(400);
    },
  );

  it('leaves the archive with the next message, and stays in it when an old session brings nothing new', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    await ada.patch('/api/v1/conversations/c1', { isArchived: true });
    const old = { id: 'c1', createdAt: 1, updatedAt: 1_000 };
    const question = { role: 'user', content: 'How many days of leave do I have?', createdAt: 1_000 };
    await ada.post('/api/v1/conversation-imports', { conversations: [{ ...old, messages: [question] }] });
    expect((await listOf(ada))[0]).toHaveProperty('archivedAt');
    await send(ada, 'c1', 'And next year?', 'm2');
    expect((await listOf(ada))[0]).not.toHaveProperty('archivedAt');
  });
});

describe('a deletion', () => {
  it('is undone whole: messages, sources, times, name and pin; everybody is told', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    await ada.patch('/api/v1/conversations/c1', { title: 'Leave', isPinned: true });
    const before = (await ada.get('/api/v1/conversations/c1')).data;
    expect(before.messages[1]?.citations).not.toHaveLength(0);
    await ada.delete('/api/v1/conversations/c1');
    const restored = await ada.post('/api/v1/conversations/c1/restore', undefined);
    expect(restored).toEqual({ status: 200, data: { ...before, revision: before.revision + 2 } });
    const changes = await ada.get(`/api/v1/conversation-changes?after=${before.revision}`);
    const { versions: _versions, ...told } = restored.data;
    expect(changes.data).toMatchObject({ conversations: [told], deleted: [] });
    // The reply is still the reply to its message.
    expect((await send(ada, 'c1')).data.reply).toEqual(before.messages[1]);
  });

  it('is undone once or twice alike, and not after an hour: then nothing is left of it', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    await ada.delete('/api/v1/conversations/c1');
    const first = await ada.post('/api/v1/conversations/c1/restore', undefined);
    expect(await ada.post('/api/v1/conversations/c1/restore', undefined)).toEqual(first);
    await ada.delete('/api/v1/conversations/c1');
    clock += UNDO_MS + 1;
    expect((await ada.post('/api/v1/conversations/c1/restore', undefined)).status).toBe(404);
    await send(ada, 'c2');
    await ada.delete('/api/v1/conversations/c2');
    const kept = await chat.db.selectFrom('removed_conversations').select('id').execute();
    expect(kept.map(({ id }) => id)).toEqual(['c2']);
  });

  it('is not undone over what was begun anew under the same id', async () => {
    const ada = await somebody();
    await send(ada, 'c1');
    await ada.delete('/api/v1/conversations/c1');
    await send(ada, 'c1', 'Anew', 'm2');
    const { data } = await ada.post('/api/v1/conversations/c1/restore', undefined);
    expect(data.messages.map(({ content }: { content: string }) => content)[0]).toBe('Anew');
    expect(data.messages).toHaveLength(2);
  });
});

describe('searching', () => {
  const found = async (who: Caller, search: string) =>
    (await who.get(`/api/v1/conversation-search?search=${encodeURIComponent(search)}`)).data.conversations;

  it('finds words of messages by their beginnings, and parts of titles', async () => {
    const ada = await somebody();
    await send(ada, 'c1', 'Tell me of the Überraschung in Straßburg, and of 100% cotton');
    await send(ada, 'c2', 'Something else entirely');
    await ada.patch('/api/v1/conversations/c2', { title: 'Holidays_2026' });
    const ids = async (search: string) => (await found(ada, search)).map(({ id }: { id: string }) => id);
    expect(await ids('überrasch straß')).toEqual(['c1']);
    expect(await ids('days_20')).toEqual(['c2']);
    expect(await ids('days%20')).toEqual([]);
    expect(await ids('entirely')).toEqual(['c2']);
    expect(await ids('überraschung entirely')).toEqual([]);
    expect(await ids(' ')).toEqual([]);
    for (const hostile of ["' | !*:( &", '\\', ':*', '💥', '<->']) expect(await ids(hostile)).toEqual([]);
  });

  it('shows the place in the message, and none of what was deleted', async () => {
    const ada = await somebody();
    const filler = 'word '.repeat(200);
    await send(ada, 'c1', `${filler} the needle in it ${filler}`);
    const [only] = await found(ada, 'needle');
    expect(only?.excerpt).toContain('needle');
    expect(only?.excerpt?.length).toBeLessThan(200);
    await ada.delete('/api/v1/conversations/c1');
    expect(await found(ada, 'needle')).toEqual([]);
  });
});
