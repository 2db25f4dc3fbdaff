import { expect, test } from 'vitest';
import { titleOf } from './title.ts';

test.each([
  ['Short', 'Short'],
  ['  two\n lines ', 'two lines'],
  ['', 'New conversation'],
  ['a'.repeat(61), `${'a'.repeat(60)}…`],
  [`${'word '.repeat(12)}tail`, `${'word '.repeat(12).trim()}…`],
])('%j becomes %j', (text, title) => {
  expect(titleOf(text)).toBe(title);
});
