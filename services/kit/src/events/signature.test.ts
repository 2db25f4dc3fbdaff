import { expect, test } from 'vitest';
import { isGenuine, sign } from './signature.ts';

const SECRET = 'a secret of more than thirty-two characters';
const NOW = 1_700_000_000_000;
const headers = sign(SECRET, 'id-1', '{"a":1}', NOW);

test('a delivery is genuine as it was signed, within five minutes', () => {
  expect(isGenuine(SECRET, { ...headers }, '{"a":1}', NOW)).toBe(true);
  expect(isGenuine(SECRET, { ...headers }, '{"a":1}', NOW + 299_000)).toBe(true);
  expect(isGenuine(SECRET, { ...headers }, '{"a":1}', NOW - 299_000)).toBe(true);
});

test('one of several signatures suffices, so that a secret can be changed', () => {
  const both = `v1,${'A'.repeat(44)} ${headers['webhook-signature']}`;
  expect(isGenuine(SECRET, { ...headers, 'webhook-signature': both }, '{"a":1}', NOW)).toBe(true);
});

test.each<[string, Record<string, unknown>, string, number]>([
  ['another body', { ...headers }, '{"a":2}', NOW],
  ['another id', { ...headers, 'webhook-id': 'id-2' }, '{"a":1}', NOW],
  ['another time', { ...headers, 'webhook-timestamp': '1700000001' }, '{"a":1}', NOW],
  ['a time long ago', { ...headers }, '{"a":1}', NOW + 301_000],
  ['no time', { ...headers, 'webhook-timestamp': 'now' }, '{"a":1}', NOW],
  ['a short signature', { ...headers, 'webhook-signature': 'v1,AAAA' }, '{"a":1}', NOW],
  ['no headers', {}, '{"a":1}', NOW],
  ['another secret', { ...sign(`${SECRET}!`, 'id-1', '{"a":1}', NOW) }, '{"a":1}', NOW],
])('%s makes it none', (_title, given, body, now) => {
  expect(isGenuine(SECRET, given, body, now)).toBe(false);
});
