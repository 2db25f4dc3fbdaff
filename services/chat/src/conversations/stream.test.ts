import { randomUUID } from 'node:crypto';
import type { ReplyEvent } from '@ficus/contracts';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReplyEngine } from '../replies/reply-engine.ts';
import { type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';

let chat: ChatHarness;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  chat = await startChatHarness();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => chat.close());

/** An engine that says word after word when it is told to, and ends when it is told to. */
function puppetEngine() {
  let tell: (text: string) => void = () => undefined;
  let finish: () => void = () => undefined;
  let questions = 0;
  const engine: ReplyEngine = {
    async reply({ onText, signal }) {
      questions += 1;
      let content = '';
      tell = (text) => {
        content = text;
        onText?.(text);
      };
      await new Promise<void>((resolve) => {
        finish = resolve;
        signal?.addEventListener('abort', () => resolve());
      });
      return { content, citations: [] };
    },
  };
  return { engine, tell: (text: string) => tell(text), finish: () => finish(), questions: () => questions };
}

/** A person on the service as it listens, who reads streams. */
async function listen(engine: ReplyEngine) {
  const app = chat.startApp(engine);
  const address = await app.listen({ port: 0 });
  ends.push(() => app.close());
  const id = randomUUID();
  const token = await chat.tokenFor(id);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ message: { id: 'm1', content: 'Hello', createdAt: 1 } });
  return {
    async follow(lastEventId?: string) {
      const abort = new AbortController();
      const response = await fetch(`${address}/api/v1/conversations/c1/messages/stream`, {
        method: 'POST',
        headers: { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
        body,
        signal: abort.signal,
      });
      const events = response.body
        ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
        .pipeThrough(new EventSourceParserStream())
        .getReader();
      return {
        response,
        leave: () => abort.abort(),
        async next() {
          const { value } = (await events?.read()) ?? {};
          return value && { id: value.id, event: value.event, data: JSON.parse(value.data) as ReplyEvent };
        },
      };
    },
    stop: () =>
      fetch(`${address}/api/v1/conversations/c1/messages/m1/stop`, {
        method: 'POST',
        headers: { authorization: headers.authorization },
      }),
    send: () =>
      fetch(`${address}/api/v1/conversations/c1/messages`, { method: 'POST', headers, body }).then((answer) =>
        answer.json(),
      ),
  };
}

describe('a reply as a stream', () => {
  it('tells that the message is stored, each piece of the reply, and the whole of it', async () => {
    const puppet = puppetEngine();
    const ada = await listen(puppet.engine);
    const stream = await ada.follow();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('api-version')).toBe('1');
    expect((await stream.next())?.data).toMatchObject({ type: 'accepted', message: { id: 'm1' } });
    puppet.tell('One');
    expect((await stream.next())?.data).toEqual({ type: 'text', text: 'One' });
    puppet.tell('One two 😀');
    expect((await stream.next())?.data).toEqual({ type: 'text', text: ' two 😀' });
    puppet.finish();
    const last = await stream.next();
    expect(last?.data).toMatchObject({ type: 'done', reply: { content: 'One two 😀' }, revision: 2 });
    expect(await stream.next()).toBeUndefined();
    expect(await ada.send()).toMatchObject({ reply: { content: 'One two 😀' } });
    expect(puppet.questions()).toBe(1);
  });

  it('goes on for a reader who was cut off, from where they were', async () => {
    const puppet = puppetEngine();
    const ada = await listen(puppet.engine);
    const first = await ada.follow();
    await first.next();
    puppet.tell('One');
    const seen = await first.next();
    first.leave();
    puppet.tell('One two');
    const second = await ada.follow(seen?.id);
    expect((await second.next())?.data).toEqual({ type: 'text', text: ' two' });
    puppet.finish();
    expect((await second.next())?.data).toMatchObject({ type: 'done', reply: { content: 'One two' } });
    expect(puppet.questions()).toBe(1);
  });

  it('is made to its end with nobody reading', async () => {
    const puppet = puppetEngine();
    const ada = await listen(puppet.engine);
    const stream = await ada.follow();
    await stream.next();
    puppet.tell('All of it');
    stream.leave();
    puppet.finish();
    const after = await ada.follow('some.other.id');
    await expect.poll(async () => (await ada.send()).reply.content).toBe('All of it');
    for (let event = await after.next(); event; event = await after.next())
      if (event.data.type === 'done') expect(event.data.reply.content).toBe('All of it');
  });

  it('begins anew for a reader of another making of it, and when the engine changes its mind', async () => {
    const puppet = puppetEngine();
    const ada = await listen(puppet.engine);
    const stream = await ada.follow('another-generation.0.12');
    expect((await stream.next())?.data).toEqual({ type: 'restart' });
    puppet.tell('Half an ans');
    expect((await stream.next())?.data).toEqual({ type: 'text', text: 'Half an ans' });
    puppet.tell('Something else');
    expect((await stream.next())?.data).toEqual({ type: 'restart' });
    expect((await stream.next())?.data).toEqual({ type: 'text', text: 'Something else' });
    puppet.finish();
    await stream.next();
  });

  it('ends when the person stops it, with what there is by then', async () => {
    const puppet = puppetEngine();
    const ada = await listen(puppet.engine);
    const stream = await ada.follow();
    await stream.next();
    puppet.tell('Only the beg');
    await stream.next();
    expect((await ada.stop()).status).toBe(204);
    expect((await stream.next())?.data).toMatchObject({ type: 'done', reply: { content: 'Only the beg' } });
    expect((await ada.stop()).status).toBe(204);
  });

  it('tells a failure as a problem: by status before the first event, by an event later', async () => {
    const ada = await listen({ reply: () => Promise.reject(new Error('no engine')) });
    const stream = await ada.follow();
    expect((await stream.next())?.data).toMatchObject({ type: 'accepted' });
    expect(await stream.next()).toMatchObject({ event: 'problem', data: { status: 500, code: 'internal' } });
    expect(await stream.next()).toBeUndefined();
    const app = chat.startApp(chat.search);
    const stranger = await app.inject({ method: 'POST', url: '/api/v1/conversations/c1/messages/stream' });
    expect(stranger.statusCode).toBe(401);
  });
});
