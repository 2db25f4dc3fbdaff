import { expect, it } from 'vitest';
import { questionKept, titleOf } from './title.ts';

it.each([
  [null, 'New conversation'],
  [' \n\t ', 'New conversation'],
  ['  What\nis   this? ', 'What is this?'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(60)}…`],
  [`${'word '.repeat(20)}`, `${'word '.repeat(12).trim()}…`],
  // Sixty units would end in the middle of a character.
  [`${'x'.repeat(59)}😀😀`, `${'x'.repeat(59)}…`],
])('makes of %j the title %j', (question, title) => {
  expect(titleOf(question)).toBe(title);
});

it('keeps the beginning of a question, and no half character', () => {
  expect(questionKept('short')).toBe('short');
  expect(questionKept('x'.repeat(2_000))).toHaveLength(1_000);
  expect(questionKept(`${'x'.repeat(999)}😀`)).toBe('x'.repeat(999));
});
