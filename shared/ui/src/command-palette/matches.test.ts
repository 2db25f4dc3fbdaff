import { expect, test } from 'vitest';
import { matches } from './matches.ts';

const run = () => undefined;
const dark = { id: 'dark', title: 'Use the dark theme', keywords: 'colours mode', run };

test.each<[string, boolean]>([
  ['', true],
  ['dark', true],
  ['DARK th', true],
  ['theme dark', true],
  ['colour', true],
  ['ark', false],
  ['dark tenant', false],
])('a command is found by the beginnings of its words in any order: %o %s', (typed, isFound) => {
  expect(matches(dark, typed)).toBe(isFound);
});

test('accents and what stands between words do not matter', () => {
  const jose = { id: 'jose', title: 'José Núñez', detail: 'jose.nunez@acme.test', run };
  expect(matches(jose, 'jose nun')).toBe(true);
  expect(matches(jose, 'nunez@acme')).toBe(true);
  expect(matches(jose, 'peña')).toBe(false);
});

test('what a search has found is shown whatever it is called', () => {
  expect(matches({ ...dark, isFound: true }, 'rubber plant')).toBe(true);
});
