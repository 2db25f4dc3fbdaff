import { expect, test } from 'vitest';
import { createBell } from './bell.ts';

const LONG = 60_000;

test('wakes all who listen, at once', async () => {
  const bell = createBell();
  const all = [bell.listen(LONG), bell.listen(LONG)];
  bell.ring();
  await Promise.all(all.map(({ heard }) => heard));
  for (const { stop } of all) stop();
});

test('is heard also when it rings before one waits', async () => {
  const bell = createBell();
  const { heard, stop } = bell.listen(LONG);
  bell.ring();
  await Promise.resolve();
  await heard;
  stop();
});

test('asks again at each ring until it holds', async () => {
  const bell = createBell();
  let position = 0;
  const reached = bell.until(() => position >= 2, LONG);
  for (; position < 2; position += 1) {
    bell.ring();
    await new Promise(setImmediate);
  }
  bell.ring();
  expect(await reached).toBe(true);
});

test('says so when it does not hold in time, and keeps nobody', async () => {
  const bell = createBell();
  expect(await bell.until(() => false, 20)).toBe(false);
  expect(await bell.until(() => true, 0)).toBe(true);
  await bell.listen(5).heard;
});
