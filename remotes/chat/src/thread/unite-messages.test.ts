import { expect, test } from 'vitest';
import { uniteMessages } from './unite-messages.ts';

const message = (id: string, createdAt: number, content = id) => ({
  id,
  role: 'user' as const,
  content,
  createdAt,
});

test('puts earlier legacy messages before what was said since', () => {
  const united = uniteMessages([message('l1', 1), message('l2', 2)], [message('s1', 5)]);
  expect(united.map(({ id }) => id)).toEqual(['l1', 'l2', 's1']);
});

test('takes messages of equal role, time and text for one, in the server’s version', () => {
  const united = uniteMessages(
    [message('l1', 1, 'same')],
    [message('s1', 1, 'same'), message('s2', 1, 'other')],
  );
  expect(united.map(({ id }) => id)).toEqual(['s1', 's2']);
});

test('keeps legacy messages that the server lacks after its own', () => {
  expect(uniteMessages([message('l', 9)], [message('s', 5)]).map(({ id }) => id)).toEqual(['s', 'l']);
});

test('leaves the server’s order as it is when clocks differ', () => {
  const server = [message('question', 100), message('answer', 40)];
  expect(uniteMessages([message('l', 1)], server).map(({ id }) => id)).toEqual(['l', 'question', 'answer']);
});
