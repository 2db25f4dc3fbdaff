// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { conversation, fakeHost, offline } from '../testing/fake-host.ts';
import { chatOutbox } from './chat-outbox.ts';
import { outgoingNow } from './outgoing-message.ts';
import { restoreOutgoing } from './restore-outgoing.ts';
import { sendMessage } from './send-message.ts';

const outgoing = { conversationId: 'a', message: { id: 'm1', content: 'Hello', createdAt: 5000 } };

afterEach(async () => {
  const outbox = chatOutbox(fakeHost().host);
  for (const { key } of await outbox.kept('chat.send')) await outbox.discard(key);
});

/** A page that could not send, and is gone: nothing of it goes on. */
async function pageThatEnded() {
  const ending = new AbortController();
  const { host, chat } = fakeHost();
  chat.send.mockRejectedValue(offline());
  const sent = sendMessage({ ...host, signal: ending.signal }, outgoing);
  await expect.poll(() => chatOutbox(host).entries()).toMatchObject([{ state: 'waiting' }]);
  ending.abort();
  await sent;
}

test('what the page before could not send is sent by the next one, under the same id', async () => {
  await pageThatEnded();
  const { host, chat } = fakeHost();
  await restoreOutgoing(host);
  await expect.poll(() => chat.send.mock.calls.map(([input]) => input.message)).toEqual([outgoing.message]);
  await expect.poll(() => outgoingNow(host, 'a')).toEqual([]);
  expect(await chatOutbox(host).kept('chat.send')).toEqual([]);
});

test('what was said again in another view meanwhile is not said twice', async () => {
  await pageThatEnded();
  const said = { id: 'x', role: 'user', content: 'Hello', createdAt: 6000 } as const;
  const { host, chat } = fakeHost([conversation('a', { messages: [said] })]);
  await restoreOutgoing(host);
  await expect.poll(async () => chatOutbox(host).kept('chat.send')).toEqual([]);
  await expect.poll(() => outgoingNow(host, 'a')).toEqual([]);
  expect(chat.send).not.toHaveBeenCalled();
});

test('it waits where nobody can say whether it was', async () => {
  await pageThatEnded();
  const { host, chat } = fakeHost();
  // The pause before it is tried again is drawn by lot: here it is a long one.
  const lot = vi.spyOn(Math, 'random').mockReturnValue(0.99);
  chat.conversation.mockRejectedValueOnce(offline());
  await restoreOutgoing(host);
  await expect.poll(() => chatOutbox(host).entries()).toMatchObject([{ state: 'waiting' }]);
  lot.mockRestore();
  chatOutbox(host).retry();
  await expect.poll(() => chat.send.mock.calls.length).toBe(1);
});
