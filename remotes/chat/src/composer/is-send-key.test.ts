import { expect, test } from 'vitest';
import { isSendKey } from './is-send-key.ts';

const plain = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
};

test.each([
  ['Enter', {}, true, false],
  ['Shift+Enter', { shiftKey: true }, false, false],
  ['Ctrl+Enter', { ctrlKey: true }, true, true],
  ['Cmd+Enter', { metaKey: true }, true, true],
  ['Alt+Enter', { altKey: true }, false, false],
  ['Enter that ends a composition', { isComposing: true }, false, false],
  ['Ctrl+Enter within a composition', { isComposing: true, ctrlKey: true }, false, false],
  ['another key', { key: 'a', ctrlKey: true }, false, false],
])('%s', (_name, over, withSendOnEnter, without) => {
  expect(isSendKey({ ...plain, ...over }, true)).toBe(withSendOnEnter);
  expect(isSendKey({ ...plain, ...over }, false)).toBe(without);
});
