import { isProblemError } from '@ficus/service-kit';
import { beforeEach, expect, test } from 'vitest';
import { type Attempts, createAttempts } from './attempts.ts';

const MINUTE_MS = 60_000;
let nowMs: number;
let attempts: Attempts;
beforeEach(() => {
  nowMs = 1_000_000;
  attempts = createAttempts(() => nowMs);
});

/** Tries until refused, or `most` times; says how many were let through. */
function tries(email: string, address: string, most = 100): number {
  for (let made = 0; made < most; made++) {
    try {
      attempts.take(email, address);
    } catch {
      return made;
    }
  }
  return most;
}

test('ten tries are let through, whatever the case of the address', () => {
  expect(tries('ada@acme.test', '10.0.0.1', 6)).toBe(6);
  expect(tries('ADA@acme.test', '10.0.0.1')).toBe(4);
});

test('others are not held up', () => {
  tries('ada@acme.test', '10.0.0.1');
  expect(tries('ada@acme.test', '10.0.0.2')).toBe(10);
  expect(tries('ben@acme.test', '10.0.0.1')).toBe(10);
});

test('guessing from many addresses ends at fifty', () => {
  const made = Array.from({ length: 9 }, (_, index) => tries('ada@acme.test', `10.0.0.${index}`));
  expect(made.reduce((sum, count) => sum + count)).toBe(50);
});

test('the refusal says how long to wait, and that is true', () => {
  tries('ada@acme.test', '10.0.0.1');
  nowMs += 4 * MINUTE_MS;
  let refusal: unknown;
  try {
    attempts.take('ada@acme.test', '10.0.0.1');
  } catch (error) {
    refusal = error;
  }
  if (!isProblemError(refusal)) throw new Error('It was not refused.');
  expect(refusal).toMatchObject({
    status: 429,
    code: 'too-many-attempts',
    extra: { headers: { 'retry-after': '360' } },
  });
  nowMs += 360_000 - 1;
  expect(tries('ada@acme.test', '10.0.0.1')).toBe(0);
  nowMs += 1;
  expect(tries('ada@acme.test', '10.0.0.1')).toBe(10);
});

test('a success clears the count', () => {
  tries('ada@acme.test', '10.0.0.1', 9);
  attempts.clear('Ada@acme.test', '10.0.0.1');
  expect(tries('ada@acme.test', '10.0.0.1')).toBe(10);
});
