import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atEase } from './at-ease.ts';

test('rests for twice as long as the work took, and gives what it gave', async () => {
  const begun = performance.now();
  expect(await atEase(() => pause(40, 'done'))).toBe('done');
  // A timer may come a moment early.
  expect(performance.now() - begun).toBeGreaterThan(110);
});

test('does not rest from work that failed: who asked is told at once', async () => {
  let failedAt = 0;
  const work = async () => {
    await pause(300);
    failedAt = performance.now();
    throw new Error('no connection');
  };
  await expect(atEase(work)).rejects.toThrow('no connection');
  expect(performance.now() - failedAt).toBeLessThan(300);
});
