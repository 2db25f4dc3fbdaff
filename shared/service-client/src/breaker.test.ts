import { expect, test } from 'vitest';
import { type Breaker, createBreaker, type Outcome } from './breaker.ts';

function bench() {
  let now = 0;
  const states: string[] = [];
  const breaker = createBreaker(
    { failures: 3, openMs: 100, maxOpenMs: 300 },
    () => now,
    (state) => {
      states.push(state);
    },
  );
  const pass = (ms: number) => {
    now += ms;
  };
  return { breaker, states, pass };
}

function run(breaker: Breaker, ...outcomes: Outcome[]) {
  return outcomes.map((outcome) => {
    const pass = breaker.enter();
    if ('waitMs' in pass) return pass.waitMs;
    pass.report(outcome);
    return 'sent';
  });
}

test('opens after three failures in a row, and no sooner', () => {
  const { breaker } = bench();
  run(breaker, 'failure', 'failure', 'success', 'failure', 'failure', 'unknown');
  expect(breaker.state()).toBe('closed');
  expect(run(breaker, 'failure', 'success')).toEqual(['sent', 100]);
  expect(breaker.state()).toBe('open');
});

test('lets one probe through when its time is over, and closes when that succeeds', () => {
  const { breaker, states, pass } = bench();
  run(breaker, 'failure', 'failure', 'failure');
  pass(99);
  expect(run(breaker, 'success')).toEqual([1]);
  pass(1);
  const probe = breaker.enter();
  expect(run(breaker, 'success')).toEqual([100]);
  if ('report' in probe) probe.report('success');
  expect(states).toEqual(['open', 'half-open', 'closed']);
  expect(run(breaker, 'success')).toEqual(['sent']);
});

test('stays open twice as long after each probe that fails, up to its longest time', () => {
  const { breaker, pass } = bench();
  run(breaker, 'failure', 'failure', 'failure');
  for (const waitMs of [200, 300, 300]) {
    pass(waitMs);
    run(breaker, 'failure');
    expect(run(breaker, 'success')).toEqual([waitMs]);
  }
});

test('makes the next try the probe when one ended without a word', () => {
  const { breaker, pass } = bench();
  run(breaker, 'failure', 'failure', 'failure');
  pass(100);
  expect(run(breaker, 'unknown', 'success')).toEqual(['sent', 'sent']);
  expect(breaker.state()).toBe('closed');
});

test('does not listen to tries from before it changed', () => {
  const { breaker, pass } = bench();
  const late = [breaker.enter(), breaker.enter()];
  run(breaker, 'failure', 'failure', 'failure');
  for (const one of late) if ('report' in one) one.report('success');
  expect(breaker.state()).toBe('open');
  pass(100);
  run(breaker, 'success');
  for (const one of late) if ('report' in one) one.report('failure');
  expect(breaker.state()).toBe('closed');
});
