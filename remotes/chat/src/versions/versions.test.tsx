// @vitest-environment happy-dom
import type { Conversation } from '@ficus/contracts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { App } from '../app.tsx';
import { conversation, fakeHost, offline } from '../testing/fake-host.ts';

beforeAll(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(cleanup);

const long = (over: Partial<Conversation> = {}) =>
  conversation('a', {
    versions: [],
    messages: [
      { id: 'm1', role: 'user', content: 'First', createdAt: 1 },
      { id: 'm2', role: 'assistant', content: 'Answer one', createdAt: 2 },
      { id: 'm3', role: 'user', content: 'Second', createdAt: 3 },
      { id: 'm4', role: 'assistant', content: 'Answer two', createdAt: 4 },
    ],
    ...over,
  });

async function edit(index: number, text: string) {
  await screen.findByText('Answer two');
  const buttons = await screen.findAllByRole('button', { name: 'Edit the message' });
  fireEvent.click(buttons[index] as HTMLElement);
  const editor = screen.getByRole('textbox', { name: 'Edit the message' });
  expect(document.activeElement).toBe(editor);
  fireEvent.change(editor, { target: { value: text } });
  return editor;
}

test('an edited message is sent into a version of its own, below what was said before it', async () => {
  const { host, chat } = fakeHost([long()], { path: '/a' });
  const gate = Promise.withResolvers<void>();
  const answer = chat.send.getMockImplementation();
  chat.send.mockImplementation((input) => gate.promise.then(() => answer?.(input) ?? Promise.reject()));
  render(<App host={host} />);
  fireEvent.keyDown(await edit(1, ' Second, said better '), { key: 'Enter' });
  const thread = within(screen.getByRole('region', { name: 'Conversation' }));
  await thread.findByText('Second, said better', { ignore: 'textarea, h2' });
  const id = host.navigation.path().slice(1);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  screen.getByText('Answer one');
  expect(screen.queryByText('Answer two')).toBeNull();
  // Whatever view comes now has the text.
  expect(host.session.drafts.getState().drafts[id]?.text).toBe('Second, said better');
  expect(chat.send).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ id, branch: { of: 'a', before: 'm3' } }),
  );
  gate.resolve();
  await screen.findByText('A reply');
  await waitFor(() => expect(host.session.drafts.getState().drafts).toEqual({}));
  expect(host.session.conversationChanged).toHaveBeenCalledWith(expect.objectContaining({ id }));
});

test('Escape leaves the message as it was, and the focus at its button', async () => {
  const { host, chat } = fakeHost([long()], { path: '/a' });
  render(<App host={host} />);
  fireEvent.keyDown(await edit(0, 'Changed'), { key: 'Escape' });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getAllByRole('button', { name: 'Edit the message' })[0]),
  );
  screen.getByText('First');
  expect(chat.send).not.toHaveBeenCalled();
});

test('asking again sends the question of that reply', async () => {
  const { host, chat } = fakeHost([long()], { path: '/a' });
  render(<App host={host} />);
  const buttons = await screen.findAllByRole('button', { name: 'Ask again' });
  fireEvent.click(buttons[0] as HTMLElement);
  await waitFor(() => expect(chat.send).toHaveBeenCalledTimes(1));
  expect(chat.send.mock.calls[0]?.[0]).toMatchObject({
    message: { content: 'First' },
    branch: { of: 'a', before: 'm1' },
  });
});

test('a version that could not be sent waits there, and is sent again as the same', async () => {
  const { host, chat } = fakeHost([long()], { path: '/a' });
  chat.send.mockRejectedValueOnce(offline());
  render(<App host={host} />);
  fireEvent.keyDown(await edit(1, 'Better'), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText('A reply');
  const [first, second] = chat.send.mock.calls.map(([input]) => input);
  expect(second).toEqual(first);
});

test('goes from version to version, with the focus, and the list shows one entry', async () => {
  const places = (index: number) => [{ messageId: 'm3', conversations: ['a', 'b'], index }];
  const { host } = fakeHost(
    [
      long({ versions: places(0), family: 'a' }),
      { ...long({ versions: places(1), family: 'a' }), id: 'b', updatedAt: 9 },
    ],
    { path: '/b' },
  );
  render(<App host={host} />);
  await screen.findByRole('group', { name: 'Version 2 of 2' });
  const list = within(screen.getByRole('navigation', { name: 'Conversations' }));
  expect(list.getAllByRole('link')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Version before' }));
  await screen.findByRole('group', { name: 'Version 1 of 2' });
  expect(host.navigation.path()).toBe('/a');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next version' }));
  expect(host.announce).toHaveBeenCalledWith('Version 1 of 2', 'polite');
  expect(list.getByRole('link').getAttribute('aria-current')).toBe('page');
});

test('nothing can be edited where the service is from before there were versions', async () => {
  const { versions: _versions, ...one } = long();
  const { host } = fakeHost([one], { path: '/a' });
  render(<App host={host} />);
  await screen.findAllByRole('button', { name: 'Copy the reply' });
  expect(screen.queryByRole('button', { name: 'Edit the message' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
});
