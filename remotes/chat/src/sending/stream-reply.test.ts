import type { ReplyEvent } from '@ficus/contracts';
import { serviceError } from '@ficus/service-client';
import { expect, test, vi } from 'vitest';
import { fakeHost } from '../testing/fake-host.ts';
import { liveReplies } from './live-replies.ts';
import { streamReply } from './stream-reply.ts';

const outgoing = { conversationId: 'a', message: { id: 'm1', content: 'Hello', createdAt: 5000 } };

type Stream = (
  input: object,
  options: { onEvent(event: Exclude<ReplyEvent, { type: 'done' }>): void },
) => Promise<unknown>;

function hostThatStreams(stream: Stream) {
  const { host, chat } = fakeHost();
  return { host: { ...host, client: { chat: { ...chat, sendStreaming: stream } } as never }, chat };
}

test('shows what has come of the reply, anew when it begins anew, and nothing once it is there', async () => {
  const shown: (string | undefined)[] = [];
  const taken = vi.fn<() => void>();
  const { host } = hostThatStreams(async (_input, { onEvent }) => {
    expect(taken).not.toHaveBeenCalled();
    const message = { ...outgoing.message, role: 'user' } as const;
    onEvent({ type: 'accepted', message });
    expect(taken).toHaveBeenCalledTimes(1);
    for (const event of [
      { type: 'text', text: 'Ha' },
      { type: 'text', text: 'lf' },
      { type: 'restart' },
      { type: 'text', text: 'Whole' },
    ] as const) {
      onEvent(event);
      shown.push(liveReplies.getState().texts.m1);
    }
    return { type: 'done' };
  });
  await streamReply(host, outgoing, taken);
  expect(shown).toEqual(['Ha', 'Half', '', 'Whole']);
  expect(liveReplies.getState().texts).toEqual({});
});

test('waits for the whole reply of a service, or a host, from before replies were streamed', async () => {
  const missing = serviceError('not-found', { route: 'POST /x', requestId: 'r', message: 'nothing here' });
  const { host, chat } = hostThatStreams(vi.fn<Stream>().mockRejectedValue(missing));
  expect(await streamReply(host, outgoing, vi.fn())).toMatchObject({ reply: { content: 'A reply' } });
  expect(await streamReply(fakeHost().host, outgoing, vi.fn())).toMatchObject({
    reply: { content: 'A reply' },
  });
  expect(chat.send).toHaveBeenCalledTimes(1);
});
