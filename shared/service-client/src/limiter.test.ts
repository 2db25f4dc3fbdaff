import { expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';

test('lets so many in at a time, the others in the order they came', async () => {
  const limiter = createLimiter(2);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const leave = await limiter.enter(10_000, undefined);
      inside += 1;
      most = Math.max(most, inside);
      order.push(index);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
      leave?.();
      leave?.();
    }),
  );
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(limiter.waiting()).toBe(0);
});

test('does not wait past its time, nor for one who has left', async () => {
  const limiter = createLimiter(1);
  const leave = await limiter.enter(0, undefined);
  const controller = new AbortController();
  const late = limiter.enter(10, undefined);
  const gone = limiter.enter(10_000, controller.signal);
  controller.abort();
  expect(await late).toBeUndefined();
  expect(await gone).toBeUndefined();
  expect(limiter.waiting()).toBe(0);
  leave?.();
  expect(await limiter.enter(0, undefined)).toBeTypeOf('function');
});
