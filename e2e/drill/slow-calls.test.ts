import { expect, test } from 'vitest';
import { slowCalls } from './slow-calls.ts';

test('slow calls are laid to the last death before their end', () => {
  const lines = slowCalls(
    {
      deaths: [
        { name: 'gateway', at: 1_000 },
        { name: 'auth', at: 6_000 },
      ],
      calls: [
        { begun: 500, tookMs: 80 },
        { begun: 990, tookMs: 60 },
        { begun: 1_090, tookMs: 5 },
        { begun: 1_090, tookMs: 30 },
        { begun: 5_000, tookMs: 20 },
        { begun: 6_500, tookMs: 5 },
      ],
    },
    15,
  );
  expect(lines[0]).toBe('slower than 15.0 ms: 4 of 6 (66.7 %)');
  expect(lines).toContain(
    'after gateway died: to 100 ms 1 of 2, to 250 ms 1 of 1, to 1000 ms 0 of 0, to 2500 ms 0 of 0, later 1 of 1',
  );
  expect(lines).toContain(
    'after auth died: to 100 ms 0 of 0, to 250 ms 0 of 0, to 1000 ms 0 of 1, to 2500 ms 0 of 0, later 0 of 0',
  );
});
