import { expect, test, vi } from 'vitest';
import { attempt, tryAgain } from './attempt.ts';

test('a task that fails is done again, and its last failure is thrown', async () => {
  vi.spyOn(console, 'log').mockReturnValue(undefined);
  const task = vi.fn().mockRejectedValueOnce(new Error('first')).mockResolvedValueOnce('done');
  expect(await tryAgain('a load', 3, task)).toBe('done');
  expect(task).toHaveBeenCalledTimes(2);
  const never = vi.fn().mockRejectedValue(new Error('never'));
  await expect(tryAgain('a load', 3, never)).rejects.toThrow('a load failed 3 times');
  expect(never).toHaveBeenCalledTimes(3);
});

test('a part that fails is said, and does not end the run', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue(undefined);
  expect(await attempt('flips', [], () => Promise.reject(new Error('gone')))).toEqual([]);
  expect(said).toHaveBeenCalledWith('flips could not be measured:', new Error('gone'));
  expect(await attempt('flips', 0, async () => 1)).toBe(1);
});
