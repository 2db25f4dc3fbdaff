import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createForwarder } from './forwarder.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A forwarder to somebody who is away for the first so many times. */
function forwarderTo(failures: number, limits: { batch?: number; most?: number } = {}) {
  const brought: number[][] = [];
  const faults: number[] = [];
  let left = failures;
  const forwarder = createForwarder<number>({
    batch: 3,
    most: 10,
    ...limits,
    deliver: async (things) => {
      left -= 1;
      if (left >= 0) throw new Error('away');
      brought.push([...things]);
    },
    onFault: (_cause, dropped) => faults.push(dropped),
  });
  return { forwarder, brought, faults };
}

test('brings what it is given in batches, in order, and not at once', async () => {
  const { forwarder, brought } = forwarderTo(0);
  for (let one = 1; one <= 7; one += 1) forwarder.add(one);
  expect(brought).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(brought).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  forwarder.add(8);
  await vi.advanceTimersByTimeAsync(1000);
  expect(brought.at(-1)).toEqual([8]);
  expect(forwarder.counts()).toEqual({ waiting: 0, dropped: 0 });
});

test('tries again after ever longer pauses, 15 s at most', async () => {
  const { forwarder, brought, faults } = forwarderTo(7);
  forwarder.add(1);
  await vi.advanceTimersByTimeAsync(300 + 500 + 1000);
  expect(faults).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(2000 + 4000 + 8000);
  expect(faults).toHaveLength(6);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(brought).toEqual([]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(brought).toEqual([[1]]);
});

test('drops, and counts, what is past what may wait', async () => {
  const { forwarder, brought, faults } = forwarderTo(1, { most: 4 });
  for (let one = 1; one <= 9; one += 1) forwarder.add(one);
  await vi.advanceTimersByTimeAsync(5000);
  expect(brought.flat()).toEqual([1, 2, 3, 4]);
  expect(forwarder.counts()).toEqual({ waiting: 0, dropped: 5 });
  expect(faults).toEqual([5]);
});

test('brings what waits when it is closed', async () => {
  const { forwarder, brought } = forwarderTo(0);
  forwarder.add(1);
  await forwarder.close();
  expect(brought).toEqual([[1]]);
});
