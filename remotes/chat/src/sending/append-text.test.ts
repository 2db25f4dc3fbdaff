import { expect, test } from 'vitest';
import { appendText } from './append-text.ts';

test.each([
  ['One', '', 'One'],
  ['One', ' \n', 'One'],
  ['One', 'One ', 'One'],
  ['One', 'Two', 'One\n\nTwo'],
])('%j before %j gives %j', (text, more, both) => {
  expect(appendText(text, more)).toBe(both);
});
