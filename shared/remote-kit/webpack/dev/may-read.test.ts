import { expect, it } from 'vitest';
import { mayRead } from './may-read.ts';

it.each([
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', true],
  ['http://[::1]:8080', true],
  ['https://ficus.localhost', true],
  ['https://ficus.example', true],
  ['https://elsewhere.example', false],
  ['http://localhost.elsewhere.example', false],
  ['null', false],
  ['', false],
])('lets pages of this machine and named ones read source: %s %s', (origin, isAllowed) => {
  expect(mayRead(origin, ['https://ficus.example'])).toBe(isAllowed);
});
