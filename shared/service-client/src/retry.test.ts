import { describe, expect, it } from 'vitest';
import { policyOf } from './policy.ts';
import { parseRetryAfter, retryDelay } from './retry.ts';

const now = Date.UTC(2026, 0, 1);

describe('Retry-After', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['12', 12_000],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5_000],
    ['Thu, 01 Jan 2020 00:00:00 GMT', 0],
  ])('%j is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});

describe('the wait before a retry', () => {
  const policy = { timeoutMs: 1, deadlineMs: 1, retries: 2, backoffMs: 100, maxWaitMs: 1_000 };
  const waits = (retry: number, retryAfterMs?: number) =>
    Array.from({ length: 2_000 }, () => retryDelay(policy, retry, retryAfterMs) ?? Number.NaN);

  it.each([
    [0, undefined, 0, 100],
    [1, undefined, 0, 200],
    [0, 500, 500, 600],
  ])('of retry %i after Retry-After %s ms is spread over %i to %i ms', (retry, retryAfterMs, from, to) => {
    const all = waits(retry, retryAfterMs);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(from);
    expect(Math.min(...all)).toBeLessThan(from + (to - from) * 0.05);
    expect(Math.max(...all)).toBeLessThanOrEqual(to);
    expect(Math.max(...all)).toBeGreaterThan(to - (to - from) * 0.05);
  });

  it('does not exist after the last retry, or where Retry-After asks for too much', () => {
    expect(retryDelay(policy, 2, undefined)).toBeUndefined();
    expect(retryDelay(policy, 0, 1_001)).toBeUndefined();
  });
});

it('gives a reply a minute and everything else ten seconds, unless its row says otherwise', () => {
  expect(policyOf('chat', 'send', 'chat')).toMatchObject({
    timeoutMs: 60_000,
    deadlineMs: 90_000,
    retries: 2,
  });
  expect(policyOf('chat', 'conversations', 'chat')).toMatchObject({ timeoutMs: 10_000, deadlineMs: 20_000 });
  expect(policyOf('auth', 'signIn', 'auth').timeoutMs).toBe(10_000);
});
