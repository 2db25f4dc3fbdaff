import { expect, test } from 'vitest';
import { looksLikeMarkdown } from './looks-like-markdown.ts';

test.each([
  ['# A heading', true],
  ['Text\n- one\n- two', true],
  ['1. first', true],
  ['```ts\nlet a;\n```', true],
  ['Some **strong** words', true],
  ['call `it()`', true],
  ['see [this](https://a.test)', true],
  ['_A note._', true],
  ['| a | b |', true],
  ['Plain words, a snake_case name, 2 * 3 and #1.', false],
  ['From “Leave”:\n\nYou have 28 days.\n\n• Leave: more', false],
  ['', false],
])('%j: %s', (text, is) => {
  expect(looksLikeMarkdown(text)).toBe(is);
});
