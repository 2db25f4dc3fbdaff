// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LegacyChat } from './legacy-chat.tsx';
import { SESSION_KEY } from './legacy-storage.ts';

const person = {
  id: 'p1',
  email: 'ada@acme.test',
  name: 'Ada',
  role: 'admin',
  tenantId: 'acme',
  tenantName: 'Acme',
};
const old = {
  version: '1.8.2',
  user: { id: 'p1', email: 'ada@acme.test' },
  settings: {},
  chats: [
    {
      id: 'c1',
      messages: [{ role: 'user', content: 'First question', timestamp: 1 }],
      timestamp: 1,
      lastUpdate: '2024-01-01T00:00:00Z',
    },
  ],
  activeChat: 'c1',
  drafts: { c1: 'A dra' },
};
const announce = vi.fn();
const fetched = vi.fn<typeof fetch>();
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', fetched);
  vi.useFakeTimers();
  fetched.mockReset().mockImplementation(async () => Response.json({ reply: 'An answer' }));
  announce.mockReset();
  localStorage.clear();
  localStorage.setItem(SESSION_KEY, JSON.stringify(old));
  document.body.innerHTML = '<div></div>';
  root = createRoot(document.body.firstElementChild as HTMLElement);
  show();
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = () => act(() => root.render(<LegacyChat person={person} announce={announce} />));
const stored = () => JSON.parse(localStorage.getItem(SESSION_KEY) ?? '');
const box = () => document.querySelector('textarea') as HTMLTextAreaElement;
const text = () => document.body.textContent ?? '';
const settle = () => act(() => vi.advanceTimersByTimeAsync(0));

function press(name: string) {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  if (!button) throw new Error(`no button '${name}' in: ${text()}`);
  act(() => button.click());
}

function type(value: string) {
  // React listens to the value's own setter, so the prototype's is called.
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  act(() => {
    setValue?.call(box(), value);
    box().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('shows the chat that was open, with its draft', () => {
  expect(text()).toContain('First question');
  expect(box().value).toBe('A dra');
});

test('saves what is typed a quarter of a second later, or at once when it is taken away', () => {
  type('A draft');
  expect(stored().drafts).toEqual({ c1: 'A dra' });
  act(() => vi.advanceTimersByTime(250));
  expect(stored().drafts).toEqual({ c1: 'A draft' });
  type('A draft of mine');
  act(() => root.unmount());
  expect(stored().drafts).toEqual({ c1: 'A draft of mine' });
  root = createRoot(document.body.firstElementChild as HTMLElement);
});

test('sends once however often it is pressed, and adds the reply', async () => {
  type('And then?');
  act(() => {
    const form = document.querySelector('form');
    form?.requestSubmit();
    form?.requestSubmit();
  });
  expect(stored().chats[0].messages.map((one: { content: string }) => one.content)).toEqual([
    'First question',
    'And then?',
  ]);
  expect(stored().drafts).toEqual({});
  await settle();
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
    messages: [
      { role: 'user', content: 'First question' },
      { role: 'user', content: 'And then?' },
    ],
  });
  expect(stored().chats[0].messages.at(-1)).toMatchObject({ role: 'assistant', content: 'An answer' });
  expect(announce).toHaveBeenCalledWith('Reply: An answer');
});

test('keeps the message when no reply comes, and asks again without a second one', async () => {
  fetched.mockRejectedValueOnce(new TypeError('offline'));
  type('And then?');
  press('Send');
  await settle();
  expect(text()).toContain('The server cannot be reached.');
  press('Try again');
  await settle();
  expect(stored().chats[0].messages.map((one: { content: string }) => one.content)).toEqual([
    'First question',
    'And then?',
    'An answer',
  ]);
});

test('saves a reply that comes when the view is gone', async () => {
  type('And then?');
  press('Send');
  act(() => root.unmount());
  await settle();
  expect(stored().chats[0].messages).toHaveLength(3);
  root = createRoot(document.body.firstElementChild as HTMLElement);
});

test('begins a new chat that is listed under its first question', async () => {
  press('New conversation');
  expect(box().value).toBe('');
  type('Second question');
  press('Send');
  await settle();
  const [, chat] = stored().chats;
  expect(chat.messages).toHaveLength(2);
  expect(stored()).toMatchObject({ activeChat: chat.id, drafts: { c1: 'A dra' } });
  expect(document.querySelector('nav')?.textContent).toContain('Second question');
});

test('deletes after a confirmation only', () => {
  vi.stubGlobal('confirm', () => false);
  press('Delete conversation');
  expect(stored().chats).toHaveLength(1);
  vi.stubGlobal('confirm', () => true);
  press('Delete conversation');
  expect(stored()).toMatchObject({ chats: [], activeChat: null, drafts: {} });
});

test('follows what another tab saves, but not while something is being typed here', () => {
  const change = (draft: string) => {
    localStorage.setItem(SESSION_KEY, JSON.stringify({ ...old, drafts: { c1: draft } }));
    act(() => window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY })));
  };
  change('From there');
  expect(box().value).toBe('From there');
  type('From here');
  change('From there again');
  expect(box().value).toBe('From here');
});
