// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { conversationQuery, listQuery } from '../chat-queries.ts';
import { conversation, fakeHost, forbidden, offline, summary } from '../testing/fake-host.ts';
import { chatOutbox } from './chat-outbox.ts';
import { outgoingNow } from './outgoing-message.ts';
import { dropFailed, sendMessage } from './send-message.ts';

const outgoing = { conversationId: 'a', message: { id: 'm1', content: 'Hello', createdAt: 5000 } };

test('is under way until the answer comes, and leaves nothing behind then', async () => {
  const { host } = fakeHost();
  const sent = sendMessage(host, outgoing);
  expect(outgoingNow(host, 'a')).toMatchObject([{ message: { id: 'm1' }, isSending: true }]);
  expect(outgoingNow(host, 'b')).toEqual([]);
  await sent;
  expect(host.queryClient.getMutationCache().getAll()).toEqual([]);
});

test('hands the whole conversation to the session and to the caches', async () => {
  const { host, chat } = fakeHost([conversation('a')]);
  await host.queryClient.fetchQuery(listQuery(host));
  await host.queryClient.fetchQuery(conversationQuery(host, 'a'));
  await sendMessage(host, outgoing);
  const [[changed]] = host.session.conversationChanged.mock.calls as [[ReturnType<typeof conversation>]];
  expect(changed.messages.map(({ content }) => content)).toEqual([
    'Question a',
    'Answer a',
    'Hello',
    'A reply',
  ]);
  expect(changed).toMatchObject({ id: 'a', title: 'Question a', createdAt: 1000, revision: 7 });
  expect(host.queryClient.getQueryData(conversationQuery(host, 'a').queryKey)).toEqual(changed);
  expect(host.queryClient.getQueryData(listQuery(host).queryKey)).toEqual({
    conversations: [summary(changed)],
  });
  expect(chat.conversation).toHaveBeenCalledTimes(1);
});

test('begins a conversation that nobody knows with its first message as the title', async () => {
  const { host, chat } = fakeHost();
  await host.queryClient.fetchQuery(listQuery(host));
  await sendMessage(host, outgoing);
  expect(host.session.conversationChanged).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'a', title: 'Hello', createdAt: 5000 }),
  );
  expect(chat.conversation).not.toHaveBeenCalled();
});

test('adds to a legacy conversation that the service has not confirmed yet', async () => {
  const { host } = fakeHost();
  host.session.pendingConversations.setState({ pending: [conversation('a')] });
  await sendMessage(host, outgoing);
  const [[changed]] = host.session.conversationChanged.mock.calls as [[ReturnType<typeof conversation>]];
  expect(changed.messages.map(({ content }) => content)).toEqual([
    'Question a',
    'Answer a',
    'Hello',
    'A reply',
  ]);
});

test('asks the service for the earlier messages where they are not here', async () => {
  const { host, chat } = fakeHost([conversation('a')]);
  await sendMessage(host, outgoing);
  expect(chat.conversation).toHaveBeenCalledTimes(1);
  expect(host.session.conversationChanged).toHaveBeenCalledWith(
    expect.objectContaining({ messages: expect.arrayContaining([expect.objectContaining({ id: 'a-1' })]) }),
  );
});

test('keeps the draft until the message has arrived, and a newer one beyond that', async () => {
  const { host } = fakeHost();
  const { draftChanged } = host.session.drafts.getState();
  draftChanged('a', { text: 'Hello ' });
  const first = sendMessage(host, outgoing);
  expect(host.session.drafts.getState().drafts.a?.text).toBe('Hello ');
  await first;
  expect(host.session.drafts.getState().drafts.a).toBeUndefined();

  const second = sendMessage(host, { ...outgoing, message: { ...outgoing.message, id: 'm2' } });
  draftChanged('a', { text: 'And now' });
  await second;
  expect(host.session.drafts.getState().drafts.a?.text).toBe('And now');
});

test('stays as failed, is reported, and is sent again under the same id', async () => {
  const { host, chat } = fakeHost();
  chat.send.mockRejectedValueOnce(forbidden());
  await sendMessage(host, outgoing);
  expect(outgoingNow(host, 'a')).toMatchObject([{ isSending: false }]);
  expect(host.report).toHaveBeenCalledTimes(1);
  expect(host.session.conversationChanged).not.toHaveBeenCalled();

  dropFailed(host, 'm1');
  expect(outgoingNow(host, 'a')).toEqual([]);
  await sendMessage(host, outgoing);
  expect(chat.send.mock.calls.map(([input]) => input.message.id)).toEqual(['m1', 'm1']);
  expect(host.announce).toHaveBeenCalledWith('Reply: A reply', 'polite');
});

test('a failed message waits for hours', async () => {
  vi.useFakeTimers();
  try {
    const { host, chat } = fakeHost();
    chat.send.mockRejectedValueOnce(forbidden());
    await sendMessage(host, outgoing);
    await vi.advanceTimersByTimeAsync(5 * 3_600_000);
    expect(outgoingNow(host, 'a')).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('does not put a message into the caches twice when it is answered twice', async () => {
  const { host } = fakeHost([conversation('a')]);
  await sendMessage(host, outgoing);
  await sendMessage(host, outgoing);
  const cached = host.queryClient.getQueryData(conversationQuery(host, 'a').queryKey);
  expect(cached?.messages.filter(({ id }) => id === 'm1')).toHaveLength(1);
});

test('waits while there is no connection, and is sent by itself when there is', async () => {
  // The pause before it is tried again is drawn by lot: here it is a long one.
  const lot = vi.spyOn(Math, 'random').mockReturnValue(0.99);
  const { host, chat } = fakeHost();
  chat.send.mockRejectedValueOnce(offline());
  const sent = sendMessage(host, outgoing);
  await expect.poll(() => outgoingNow(host, 'a')).toMatchObject([{ isSending: false }]);
  lot.mockRestore();
  expect(chatOutbox(host).entries()).toMatchObject([{ state: 'waiting', error: { code: 'offline' } }]);
  window.dispatchEvent(new Event('online'));
  await sent;
  expect(chat.send.mock.calls.map(([input]) => input.message.id)).toEqual(['m1', 'm1']);
  expect(host.session.conversationChanged).toHaveBeenCalledTimes(1);
  expect(host.report).not.toHaveBeenCalled();
});

test('one that waits and is taken back is sent no more', async () => {
  const { host, chat } = fakeHost();
  chat.send.mockRejectedValue(offline());
  const sent = sendMessage(host, outgoing);
  await expect.poll(() => chatOutbox(host).entries()).toMatchObject([{ state: 'waiting' }]);
  dropFailed(host, 'm1');
  await sent;
  expect(outgoingNow(host, 'a')).toEqual([]);
  expect(await chatOutbox(host).kept('chat.send')).toEqual([]);
  expect(host.report).not.toHaveBeenCalled();
});
