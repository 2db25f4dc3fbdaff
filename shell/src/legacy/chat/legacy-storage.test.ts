// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { addMessage } from './legacy-edits.ts';
import type { LegacyPerson } from './legacy-session.ts';
import { LegacyStorage, SESSION_KEY } from './legacy-storage.ts';

const ada: LegacyPerson = {
  id: 'p1',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  role: 'admin',
  tenantId: 'acme',
  tenantName: 'Acme',
};
const sessionOf = (email: string, text = 'Hello') =>
  JSON.stringify({
    version: '1.8.2',
    user: { id: `old-${email}`, email, team: 'kept' },
    chats: [
      {
        id: 'c',
        messages: [{ role: 'user', content: text, timestamp: 1, stars: 5 }],
        timestamp: 1,
        pinned: true,
      },
    ],
    experiments: [1],
  });
const message = { role: 'user', content: 'More', timestamp: 9 } as const;

beforeEach(() => window.localStorage.clear());
const stored = (key = SESSION_KEY) => window.localStorage.getItem(key);

test('starts empty, in the name of the person, and writes nothing until something changes', () => {
  const storage = new LegacyStorage(ada);
  expect(storage.read()).toMatchObject({
    version: '1.8.2',
    user: { email: ada.email, tenant: 'acme' },
    chats: [],
  });
  expect(stored()).toBeNull();
});

test('keeps every field that it does not know', () => {
  const raw = sessionOf(ada.email);
  window.localStorage.setItem(SESSION_KEY, raw);
  new LegacyStorage(ada).update((session) => addMessage(session, 'c', message));
  const expected = JSON.parse(raw);
  expected.chats[0].messages.push(message);
  expected.chats[0].lastUpdate = 9;
  expect(JSON.parse(stored() ?? '')).toEqual(expected);
});

test('sees what another tab has written', () => {
  const storage = new LegacyStorage(ada);
  storage.read();
  window.localStorage.setItem(SESSION_KEY, sessionOf(ada.email));
  expect(storage.update(() => {}).chats).toHaveLength(1);
});

test.each([
  ['by e-mail address, whatever its case', 'Ada@ACME.test', 'other'],
  ['by id', 'renamed@acme.test', 'p1'],
])('knows its person %s', (_how, email, id) => {
  window.localStorage.setItem(SESSION_KEY, JSON.stringify({ user: { id, email }, chats: [] }));
  expect(new LegacyStorage(ada).read().user?.email).toBe(email);
});

test('takes a state that names nobody for its person’s, and puts the name on it', () => {
  window.localStorage.setItem(SESSION_KEY, '{"chats":[]}');
  new LegacyStorage(ada).update(() => {});
  expect(JSON.parse(stored() ?? '')).toMatchObject({ user: { email: ada.email } });
});

test('sets another person’s state aside, and gives each their own back', () => {
  const hers = sessionOf(ada.email, 'Hers');
  const his = sessionOf('ben@acme.test', 'His');
  window.localStorage.setItem(SESSION_KEY, hers);
  window.localStorage.setItem(`${SESSION_KEY}:ben@acme.test`, his);

  const ben = { ...ada, id: 'p2', email: 'ben@acme.test' };
  expect(new LegacyStorage(ben).read().chats?.[0]?.messages[0]?.content).toBe('His');
  expect(stored(`${SESSION_KEY}:${ada.email}`)).toBe(hers);

  expect(new LegacyStorage(ada).read().chats?.[0]?.messages[0]?.content).toBe('Hers');
  expect(stored(`${SESSION_KEY}:ben@acme.test`)).toBe(his);
  expect(stored(`${SESSION_KEY}:${ada.email}`)).toBeNull();
});

test('keeps a state that was set aside before when it sets another aside', () => {
  window.localStorage.setItem(SESSION_KEY, sessionOf('ben@acme.test', 'Newer'));
  window.localStorage.setItem(`${SESSION_KEY}:ben@acme.test`, sessionOf('ben@acme.test', 'Older'));
  new LegacyStorage(ada).read();
  const kept = Object.values({ ...window.localStorage }).join();
  expect(kept).toContain('Newer');
  expect(kept).toContain('Older');
});

test.each(['{"version":"1.8', '[1,2]', '"text"', 'null'])(
  'keeps what is no state, such as %j, under a key of its own',
  (raw) => {
    vi.useFakeTimers({ now: 1234 });
    window.localStorage.setItem(SESSION_KEY, raw);
    expect(new LegacyStorage(ada).read().chats).toEqual([]);
    expect(stored(`${SESSION_KEY}.broken-1234`)).toBe(raw);
    vi.useRealTimers();
  },
);

test('goes on in memory when the storage refuses, and saves all once it can', () => {
  let isFull = true;
  const full = Object.assign(Object.create(null) as Storage, {
    getItem: (key: string) => stored(key),
    removeItem: (key: string) => window.localStorage.removeItem(key),
    setItem(key: string, value: string) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      window.localStorage.setItem(key, value);
    },
  });
  const storage = new LegacyStorage(ada, () => full);
  storage.update((session) => addMessage(session, 'c', message));
  expect(storage.trouble).toBe('unwritable');
  expect(storage.read().chats).toHaveLength(1);
  isFull = false;
  storage.update((session) => addMessage(session, 'd', message));
  expect(storage.trouble).toBeNull();
  expect(JSON.parse(stored() ?? '').chats).toHaveLength(2);
});

test('never writes over another person’s state that could not be set aside', () => {
  const his = sessionOf('ben@acme.test');
  window.localStorage.setItem(SESSION_KEY, his);
  const refusing = Object.assign(Object.create(null) as Storage, {
    getItem: (key: string) => stored(key),
    removeItem: (key: string) => window.localStorage.removeItem(key),
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  const storage = new LegacyStorage(ada, () => refusing);
  expect(storage.read().chats).toEqual([]);
  storage.update((session) => addMessage(session, 'c', message));
  expect(storage.trouble).toBe('unreadable');
  expect(stored()).toBe(his);
});

test('sets aside a state of which the storage cannot hold two copies, and takes it back', () => {
  const cells = new Map<string, string>();
  const size = () => [...cells.values()].reduce((sum, value) => sum + value.length, 0);
  const small = Object.assign(Object.create(null) as Storage, {
    getItem: (key: string) => cells.get(key) ?? null,
    removeItem: (key: string) => cells.delete(key),
    setItem(key: string, value: string) {
      if (size() - (cells.get(key)?.length ?? 0) + value.length > 5000) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      cells.set(key, value);
    },
  });
  const large = sessionOf('ben@acme.test', 'x'.repeat(4000));
  cells.set(SESSION_KEY, large);
  const storage = new LegacyStorage(ada, () => small);
  storage.update((session) => addMessage(session, 'c', message));
  expect(storage.trouble).toBeNull();
  expect(cells.get(`${SESSION_KEY}:ben@acme.test`)).toBe(large);
  const his = new LegacyStorage({ ...ada, id: 'p2', email: 'ben@acme.test' }, () => small);
  expect(his.read().chats).toHaveLength(1);
  expect(cells.get(SESSION_KEY)).toBe(large);
});

test('works without any storage', () => {
  const storage = new LegacyStorage(ada, () => {
    throw new DOMException('denied', 'SecurityError');
  });
  storage.update((session) => addMessage(session, 'c', message));
  expect(storage.read().chats).toHaveLength(1);
  expect(storage.trouble).toBe('unreadable');
});

test('keeps the states of a person’s two tenants apart, and gives back each in its own', () => {
  const of = (tenant: string) =>
    JSON.stringify({ ...JSON.parse(sessionOf(ada.email, tenant)), user: { email: ada.email, tenant } });
  window.localStorage.setItem(SESSION_KEY, of('acme'));
  const inGlobex = { ...ada, tenantId: 'globex', tenantName: 'Globex' };
  expect(new LegacyStorage(inGlobex).read().chats).toEqual([]);
  new LegacyStorage(inGlobex).update((session) => addMessage(session, 'g', message));
  expect(stored(`${SESSION_KEY}:${ada.email}:acme`)).toBe(of('acme'));

  expect(new LegacyStorage(ada).read().chats?.map(({ id }) => id)).toEqual(['c']);
  expect(stored()).toBe(of('acme'));
  expect(new LegacyStorage(inGlobex).read().chats?.map(({ id }) => id)).toEqual(['g']);
});

test.each([
  ['nobody', '{"chats":[{"id":"c","messages":[]}]}', 'ficus-legacy-owner', 'p1@acme'],
  ['no tenant', sessionOf(ada.email), 'ficus-legacy-tenant:p1', 'acme'],
])(
  'shows a state that names %s only where the new application has noted it to be',
  (_what, raw, key, value) => {
    window.localStorage.setItem(SESSION_KEY, raw);
    window.localStorage.setItem(key, value);
    expect(new LegacyStorage({ ...ada, tenantId: 'globex' }).read().chats).toEqual([]);
    expect(new LegacyStorage(ada).read().chats).toHaveLength(1);
  },
);
