import { expect, test } from 'vitest';
import { addMessage, removeChat, setDraft } from './legacy-edits.ts';
import { draftOf, type LegacySession, shownChats, shownMessages, timeOf } from './legacy-session.ts';
import { shorten } from './legacy-title.ts';

const hostile = (value: unknown) => value as LegacySession;
const message = { role: 'user', content: 'Hello', timestamp: 5 } as const;

test.each([
  [1704071265460, 1704071265460],
  ['2024-01-01T00:09:12.386Z', Date.UTC(2024, 0, 1, 0, 9, 12, 386)],
  ['soon', 0],
  [Number.NaN, 0],
  [null, 0],
])('reads the time %j', (value, time) => {
  expect(timeOf(value)).toBe(time);
});

test('orders chats by their last change, in either format of time', () => {
  const chat = (id: string, lastUpdate: number | string) => ({ id, messages: [], timestamp: 1, lastUpdate });
  const session = {
    chats: [chat('old', 5), chat('iso', '2024-01-02T00:00:00Z'), chat('ms', Date.UTC(2024, 0, 1))],
  };
  expect(shownChats(session).map(({ id }) => id)).toEqual(['iso', 'ms', 'old']);
  expect(session.chats.map(({ id }) => id)).toEqual(['old', 'iso', 'ms']);
});

test.each([{}, { chats: 'x' }, { chats: [null, 3, { id: 1 }, { id: 'a' }, { id: 'a', messages: 'x' }] }])(
  'shows no chat of %j',
  (session) => {
    expect(shownChats(hostile(session))).toEqual([]);
  },
);

test('shows the messages that can be shown', () => {
  const messages = [null, { role: 'user' }, { role: 'user', content: 'x', timestamp: 1 }];
  const session = hostile({ chats: [{ id: 'a', messages }] });
  expect(shownMessages(shownChats(session)[0])).toEqual([messages[2]]);
});

test('puts chats that it cannot read out of the way before it adds one', () => {
  const session = hostile({ chats: 'a text' });
  addMessage(session, 'a', message);
  expect(session).toEqual({
    unreadableChats: 'a text',
    chats: [{ id: 'a', messages: [message], timestamp: 5, lastUpdate: 5 }],
  });
});

test('removes a chat with its draft and leaves what it cannot read', () => {
  const session = hostile({
    chats: [null, { id: 'a', messages: [] }],
    activeChat: 'a',
    drafts: { a: 'x', b: 'y' },
  });
  removeChat(session, 'a');
  expect(session).toEqual({ chats: [null], activeChat: null, drafts: { b: 'y' } });
});

test('keeps drafts by chat, and none for an empty text', () => {
  const session: LegacySession = {};
  setDraft(session, 'a', 'x');
  expect(draftOf(session, 'a')).toBe('x');
  expect(draftOf(session, 'toString')).toBe('');
  setDraft(session, 'a', '');
  expect(session.drafts).toEqual({});
});

test('shortens a title at a word', () => {
  expect(shorten(`${'word '.repeat(12)}tail`)).toBe(`${'word '.repeat(12).trim()}…`);
});
