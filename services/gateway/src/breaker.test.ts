import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

test('after five failures in a row one request tries, at first soon, then once a second, until one succeeds', () => {
  let now = 0;
  const breaker = createBreaker(() => now);
  for (let nth = 0; nth < 5; nth += 1) {
    expect(breaker.allows()).toBe(true);
    breaker.failed();
  }
  expect(breaker.state()).toBe('open');
  const tries: number[] = [];
  for (now = 0; now < 5_000; now += 10) {
    if (!breaker.allows()) continue;
    expect(breaker.allows(), 'one at a time').toBe(false);
    tries.push(now);
    breaker.failed();
  }
  expect(tries).toEqual([100, 300, 700, 1500, 2500, 3500, 4500]);
  breaker.succeeded();
  expect(breaker.state()).toBe('closed');
  for (let nth = 0; nth < 5; nth += 1) breaker.failed();
  now += 100;
  expect(breaker.allows(), 'as before the first time').toBe(true);
});

test('failures with a success in between open nothing', () => {
  const breaker = createBreaker(() => 0);
  for (let nth = 0; nth < 20; nth += 1) {
    breaker.failed();
    if (nth % 4 === 3) breaker.succeeded();
  }
  expect(breaker.allows()).toBe(true);
});
