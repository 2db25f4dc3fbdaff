import type { Conversation } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReplyEngine } from '../replies/reply-engine.ts';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';

let chat: ChatHarness;
let people = 0;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const nextId = () => `somebody-${people++}`;
const send = (who: Caller, id: string, messageId: string, content = 'Hello', createdAt = 1_000) =>
  who.post(`/api/v1/conversations/${id}/messages`, { message: { id: messageId, content, createdAt } });

/** An engine that numbers its answers and takes its time. */
function slowEngine(delayMs = 20) {
  let count = 0;
  const reply = vi.fn<ReplyEngine['reply']>(async () => {
    const content = `reply ${count++}`;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return { content, citations: [] };
  });
  return { reply };
}

describe('sending', () => {
  it('the same message many times at once, to two processes, gives one message and one reply', async () => {
    const engines = [slowEngine(), slowEngine()];
    const id = nextId();
    const callers = await Promise.all(engines.map((engine) => chat.person({ id }, chat.startApp(engine))));
    const answers = await Promise.all(
      callers.flatMap((who) => Array.from({ length: 8 }, () => send(who, 'c1', 'm1'))),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual(answers[0]?.data);
    }
    const { data } = await (await chat.person({ id })).get('/api/v1/conversations/c1');
    expect(data.messages).toHaveLength(2);
    for (const { reply } of engines) expect(reply.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('again after the reply answers with the same reply, and asks nobody', async () => {
    const engine = slowEngine();
    const ada = await chat.person({ id: nextId() }, chat.startApp(engine));
    const first = await send(ada, 'c1', 'm1');
    expect(await send(ada, 'c1', 'm1')).toEqual(first);
    expect(engine.reply).toHaveBeenCalledTimes(1);
  });

  it('again after a crash between message and reply goes on to the reply', async () => {
    const id = nextId();
    const broken: ReplyEngine = { reply: () => Promise.reject(new Error('the process is gone')) };
    const before = await chat.person({ id }, chat.startApp(broken));
    expect((await send(before, 'c1', 'm1')).status).toBe(500);
    expect((await before.get('/api/v1/conversations/c1')).data.messages).toMatchObject([{ id: 'm1' }]);
    const after = await chat.person({ id }, chat.startApp(slowEngine()));
    const answer = await send(after, 'c1', 'm1');
    expect(answer.data).toMatchObject({ message: { id: 'm1' }, reply: { content: 'reply 0' }, revision: 2 });
    const { data } = await after.get('/api/v1/conversations/c1');
    expect(data.messages).toEqual([answer.data.message, answer.data.reply]);
  });

  it.each([
    ['another text', 'c1', 'm1', 'Something else'],
    ['another conversation', 'c2', 'm1', 'Hello'],
  ])(
    'an id that stands for a message with %s is a conflict, and changes nothing',
    async (_name, to, messageId, text) => {
      const ada = await chat.person({ id: nextId() });
      await send(ada, 'c1', 'm1');
      const before = await ada.get('/api/v1/conversation-changes');
      expect(await send(ada, to, messageId, text)).toMatchObject({
        status: 409,
        data: { code: 'message-id-taken' },
      });
      expect(await ada.get('/api/v1/conversation-changes')).toEqual(before);
    },
  );

  it('the id of a reply is a conflict', async () => {
    const ada = await chat.person({ id: nextId() });
    const { data } = await send(ada, 'c1', 'm1');
    expect((await send(ada, 'c1', data.reply.id, data.reply.content)).status).toBe(409);
  });

  it('while the conversation is being deleted neither brings it back nor fails without a word', async () => {
    const engine = slowEngine(100);
    const ada = await chat.person({ id: nextId() }, chat.startApp(engine));
    const sending = send(ada, 'c1', 'm1');
    await vi.waitUntil(() => engine.reply.mock.calls.length === 1);
    await ada.delete('/api/v1/conversations/c1');
    expect(await sending).toMatchObject({ status: 409, data: { code: 'conversation-deleted' } });
    expect((await ada.get('/api/v1/conversations')).data.conversations).toEqual([]);
  });

  it('gives the engine what was said before, and not what came after', async () => {
    const engine = slowEngine(0);
    const ada = await chat.person({ id: nextId() }, chat.startApp(engine));
    await send(ada, 'c1', 'm1', 'one');
    await send(ada, 'c1', 'm2', 'two');
    expect(engine.reply.mock.lastCall?.[0].messages).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'reply 0' },
      { role: 'user', content: 'two' },
    ]);
  });

  it('names what is wrong with a message', async () => {
    const ada = await chat.person({ id: nextId() });
    const { status, data } = await send(ada, 'c1', 'm\0', 'a\0b', 1e300);
    expect(status).toBe(400);
    expect(data.fields?.map(({ path }) => path)).toEqual(['message.id', 'message.createdAt']);
    expect((await send(ada, 'c1', 'm1', 'a\0b')).data.message.content).toBe('a\ufffdb');
  });
});

describe('the cursor of changes', () => {
  it('skips nothing while many write', async () => {
    const id = nextId();
    const apps = [chat.startApp(slowEngine(1)), chat.startApp(slowEngine(1))];
    const writers = await Promise.all(apps.map((app) => chat.person({ id }, app)));
    const reader = await chat.person({ id });
    const seen = new Map<string, number>();
    let cursor = 0;
    let isWriting = true;
    const read = async () => {
      const { data } = await reader.get(`/api/v1/conversation-changes?after=${cursor}&limit=3`);
      for (const one of data.conversations as Conversation[]) {
        expect(one.revision).toBeGreaterThan(cursor);
        seen.set(one.id, one.messages.length);
      }
      for (const one of data.deleted) seen.delete(one.id);
      cursor = data.revision;
      return data.more as boolean;
    };
    const reading = (async () => {
      while (isWriting) await read();
    })();
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const writer = writers[index % 2] as Caller;
        // A third of the conversations are deleted again.
        const isPassing = index % 3 === 0;
        const conversation = isPassing ? `passing-${index}` : `c${index % 10}`;
        expect((await send(writer, conversation, `m${index}`)).status).toBe(200);
        if (isPassing) await writer.delete(`/api/v1/conversations/${conversation}`);
      }),
    );
    isWriting = false;
    await reading;
    while (await read());
    const { data } = await reader.get('/api/v1/conversations');
    const expected = data.conversations.map(({ id, messageCount }) => [id, messageCount] as const);
    expect(new Map(seen)).toEqual(new Map(expected));
    expect(seen.size).toBe(10);
    expect([...seen.values()].reduce((sum, count) => sum + count)).toBe(80);
  });
});
