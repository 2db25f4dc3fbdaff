import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Ben   van der Berg ', 'BB'],
  ['Élodie (Ops) Öst', 'ÉÖ'],
  ['𝒜 z', '𝒜Z'],
  ['', '?'],
  ['— !', '?'],
])('shortens %j to %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
