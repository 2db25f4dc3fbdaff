// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { App } from './app.tsx';
import { conversation, fakeHost, offline, summary } from './testing/fake-host.ts';

afterEach(cleanup);

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const list = () => within(screen.getByRole('navigation', { name: 'Conversations' }));
const titles = () =>
  list()
    .queryAllByRole('link')
    .map((link) => link.textContent);
const type = (value: string) => fireEvent.change(box(), { target: { value } });

test('tells the host once that it is ready, when the list is there', async () => {
  const { host } = fakeHost([conversation('a')]);
  render(<App host={host} />);
  expect(host.ready).not.toHaveBeenCalled();
  await waitFor(() => expect(titles()).toEqual(['Question a']));
  expect(host.ready).toHaveBeenCalledTimes(1);
});

test('is ready with words and a way on when the list cannot be had', async () => {
  const { host, chat } = fakeHost([conversation('a')]);
  chat.conversations.mockRejectedValueOnce(offline());
  render(<App host={host} />);
  await screen.findByText('No connection to the server');
  expect(host.ready).toHaveBeenCalledTimes(1);
  expect(host.report).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(titles()).toEqual(['Question a']));
  expect(chat.conversations).toHaveBeenCalledTimes(2);
});

test('shows legacy conversations from memory while they are being brought over', async () => {
  const { host, chat } = fakeHost([conversation('a', { updatedAt: 5 })], { path: '/b' });
  const pending = [conversation('b', { updatedAt: 9 })];
  host.session.pendingConversations.setState({ pending, status: 'importing', confirmed: 40, total: 160 });
  render(<App host={host} />);
  await waitFor(() => expect(titles()).toEqual(['Question b', 'Question a']));
  screen.getByText('Bringing your conversations over: 40 of 160');
  screen.getByText('Answer b');
  expect(chat.conversation).not.toHaveBeenCalled();
});

test.each(['before', 'after'])(
  'never lets a conversation out of sight that changes hands %s the list has come',
  async (when) => {
    const { host, chat } = fakeHost([]);
    host.session.pendingConversations.setState({
      pending: [conversation('b')],
      status: 'importing',
      total: 1,
    });
    const [first, second] = [Promise.withResolvers<typeof page>(), Promise.withResolvers<typeof page>()];
    const page = { conversations: [summary(conversation('b'))] };
    chat.conversations.mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise);
    const settleFirst = () => act(async () => first.resolve({ conversations: [] }));
    render(<App host={host} />);
    if (when === 'after') await settleFirst();
    act(() => host.session.pendingConversations.setState({ pending: [], status: 'idle', confirmed: 1 }));
    if (when === 'before') await settleFirst();
    expect(titles()).toEqual(['Question b']);
    await waitFor(() => expect(chat.conversations).toHaveBeenCalledTimes(2));
    expect(titles()).toEqual(['Question b']);
    await act(async () => second.resolve(page));
    expect(titles()).toEqual(['Question b']);
  },
);

test('lets a conversation go that was deleted elsewhere once a new list says so', async () => {
  const { host, chat } = fakeHost([conversation('a')]);
  host.session.pendingConversations.setState({ pending: [conversation('b')], status: 'importing', total: 1 });
  render(<App host={host} />);
  await waitFor(() => expect(titles()).toHaveLength(2));
  chat.conversations.mockResolvedValueOnce({ conversations: [summary(conversation('c'))] });
  act(() => host.session.pendingConversations.setState({ pending: [], status: 'idle', confirmed: 1 }));
  await waitFor(() => expect(titles()).toEqual(['Question c']));
});

test('gives a new conversation its address with the first character, and keeps the text as a draft', async () => {
  const { host } = fakeHost();
  render(<App host={host} />);
  await waitFor(() => expect(host.ready).toHaveBeenCalled());
  type('H');
  const id = host.navigation.path().slice(1);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(host.session.drafts.getState().drafts[id]?.text).toBe('H');
  expect(host.session.place.getState().activeConversation).toBe(id);
  expect(box().value).toBe('H');
  expect(titles()).toEqual(['H']);
});

test('shows a message at once, sends it once however often Enter is pressed, then shows the reply', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  render(<App host={host} />);
  await screen.findByText('Answer a');
  const gate = Promise.withResolvers<void>();
  const answer = chat.send.getMockImplementation();
  chat.send.mockImplementation((input) => gate.promise.then(() => answer?.(input) ?? Promise.reject()));
  type('Hello');
  fireEvent.keyDown(box(), { key: 'Enter' });
  fireEvent.keyDown(box(), { key: 'Enter' });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('Waiting for the reply');
  expect(box().value).toBe('');
  expect(host.setDirty).toHaveBeenLastCalledWith(true);
  gate.resolve();
  await screen.findByText('A reply');
  expect(chat.send).toHaveBeenCalledTimes(1);
  expect(screen.getAllByText('Hello')).toHaveLength(1);
  expect(host.session.drafts.getState().drafts).toEqual({});
  await waitFor(() => expect(host.setDirty).toHaveBeenLastCalledWith(false));
});

test('keeps a failed message with what can be done: again under the same id, or back into the composer', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  chat.send.mockRejectedValueOnce(offline()).mockRejectedValueOnce(offline());
  render(<App host={host} />);
  await screen.findByText('Answer a');
  type('Hello');
  fireEvent.keyDown(box(), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(chat.send).toHaveBeenCalledTimes(2));
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await waitFor(() => expect(box().value).toBe('Hello'));
  const [first, second] = chat.send.mock.calls.map(([input]) => input.message);
  expect(second).toEqual(first);
});

test('sends on Ctrl+Enter alone when the person prefers that', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  host.session.preferences.getState().preferenceChanged('sendOnEnter', false);
  render(<App host={host} />);
  await screen.findByText('Answer a');
  type('Hello');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(chat.send).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
  await screen.findByText('A reply');
});

test('puts the caret of a draft where it was', async () => {
  const { host } = fakeHost([conversation('a')], { path: '/a' });
  host.session.drafts.getState().draftChanged('a', { text: 'Hello', caret: 2 });
  render(<App host={host} />);
  expect(box().value).toBe('Hello');
  expect(box().selectionStart).toBe(2);
  await screen.findByText('Answer a');
});

test('ends a draft that turns out to have been sent', async () => {
  const { host } = fakeHost([conversation('a')], { path: '/a', now: () => 999 });
  host.session.drafts.getState().draftChanged('a', { text: 'Question a' });
  render(<App host={host} />);
  await waitFor(() => expect(box().value).toBe(''));
});

test('returns to the conversation that was open, and to the start page when it is gone', async () => {
  const { host } = fakeHost([conversation('a')]);
  host.session.place.getState().conversationOpened('a');
  const { unmount } = render(<App host={host} />);
  await screen.findByText('Answer a');
  expect(host.navigation.path()).toBe('/a');
  unmount();

  const gone = fakeHost([conversation('a')]);
  gone.host.session.place.getState().conversationOpened('b');
  render(<App host={gone.host} />);
  await waitFor(() => expect(gone.host.navigation.path()).toBe('/'));
  expect(gone.host.session.place.getState().activeConversation).toBeUndefined();
});

test('says so when the address names a conversation that is not there', async () => {
  const { host } = fakeHost([], { path: '/nowhere' });
  render(<App host={host} />);
  await screen.findByText('This conversation is not here');
  expect(host.ready).toHaveBeenCalledTimes(1);
});

async function choose(action: string) {
  fireEvent.click(await screen.findByRole('button', { name: 'Actions on the conversation' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: action }));
}

test('deletes at once, tells the session, and brings it back with its draft', async () => {
  const { host, chat } = fakeHost([conversation('a'), conversation('b')], { path: '/a' });
  render(<App host={host} />);
  await screen.findByText('Answer a');
  type('A draft');
  await choose('Delete');
  await waitFor(() => expect(titles()).toEqual(['Question b']));
  expect(host.session.conversationRemoved).toHaveBeenCalledWith('a');
  expect(host.navigation.path()).toBe('/');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('Answer a');
  expect(host.session.conversationChanged).toHaveBeenCalledWith(conversation('a'));
  expect(box().value).toBe('A draft');
  await waitFor(() => expect(titles()).toHaveLength(2));
  expect(chat.restore).toHaveBeenCalledTimes(1);
});

test('says so when a deletion fails, and keeps the conversation', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  chat.remove.mockRejectedValueOnce(offline());
  render(<App host={host} />);
  await screen.findByText('Answer a');
  await choose('Delete');
  await screen.findByRole('alertdialog', { name: 'No connection to the server' });
  expect(titles()).toEqual(['Question a']);
  expect(host.session.conversationRemoved).not.toHaveBeenCalled();
});

test('asks before a deletion that an older host could not undo', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  Reflect.deleteProperty(chat, 'restore');
  render(<App host={host} />);
  await screen.findByText('Answer a');
  await choose('Delete');
  expect(chat.remove).not.toHaveBeenCalled();
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(titles()).toEqual([]));
});

test('renames, pins and archives: at once in the list, back where it was when the service refuses', async () => {
  const { host, chat } = fakeHost(
    [conversation('a', { updatedAt: 1 }), conversation('b', { updatedAt: 2 })],
    { path: '/a' },
  );
  render(<App host={host} />);
  await screen.findByText('Answer a');
  await choose('Rename');
  const field = await screen.findByRole('textbox', { name: 'Title' });
  fireEvent.change(field, { target: { value: ' Holidays ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(titles()).toEqual(['Question b', 'Holidays']));
  screen.getByRole('heading', { name: 'Holidays' });

  await choose('Pin to the top');
  await waitFor(() => expect(titles()).toEqual(['Holidays', 'Question b']));
  within(screen.getByRole('region', { name: 'Pinned' })).getByText('Holidays');

  chat.change.mockRejectedValueOnce(offline());
  await choose('Archive');
  await screen.findByRole('alertdialog', { name: 'No connection to the server' });
  await waitFor(() => expect(titles()).toEqual(['Holidays', 'Question b']));

  await choose('Archive');
  await waitFor(() => expect(titles()).toEqual(['Question b']));
  fireEvent.click(screen.getByRole('button', { name: 'Archived 1' }));
  expect(titles()).toEqual(['Holidays']);
});

test('finds in the messages what no title holds', async () => {
  const { host, chat } = fakeHost([conversation('a'), conversation('b')]);
  render(<App host={host} />);
  await waitFor(() => expect(titles()).toHaveLength(2));
  const search = screen.getByRole('searchbox', { name: 'Search conversations' });
  chat.search.mockRejectedValueOnce(offline());
  fireEvent.change(search, { target: { value: 'Answer b' } });
  await screen.findByText(/could not be searched/);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  const found = within(await screen.findByRole('region', { name: 'In messages' }));
  expect(found.getByRole('link').textContent).toBe('Question bAnswer b');
  screen.getByText('1 found');
});

test('refuses a message longer than the service takes, and keeps it', async () => {
  const { host, chat } = fakeHost([conversation('a')], { path: '/a' });
  render(<App host={host} />);
  await screen.findByText('Answer a');
  type('x'.repeat(32_002));
  fireEvent.keyDown(box(), { key: 'Enter' });
  screen.getByText(/^2 characters too many/);
  expect(chat.send).not.toHaveBeenCalled();
  expect(box().value).toHaveLength(32_002);
});

test('renders the first of a list of thousands, and says how many there are', async () => {
  const { host } = fakeHost(Array.from({ length: 3000 }, (_, index) => conversation(`c${index}`)));
  render(<App host={host} />);
  await waitFor(() => expect(titles()).toHaveLength(60));
  const [row] = list().getAllByRole('listitem');
  expect(row?.getAttribute('aria-setsize')).toBe('3000');
});
