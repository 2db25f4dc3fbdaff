import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from './testing/judge.ts';
import { live } from './testing/life.ts';
import { meterObjectStores } from './testing/power.ts';

const isFull = process.env.FICUS_TEST === 'full';
const LIVES = isFull ? 10_000 : 50;
const MAX_FLIPS = 200;

describe('a long life of flips, edits and dying pages', () => {
  let restore = () => {};
  beforeAll(() => {
    restore = meterObjectStores();
  });
  afterAll(() => restore());

  it(`neither loses nor doubles a record, nor an unknown field (${LIVES} lives of up to ${MAX_FLIPS} flips)`, {
    timeout: isFull ? 7_200_000 : 600_000,
  }, async () => {
    let [flips, crashes] = [0, 0];
    for (let seed = 1; seed <= LIVES; seed += 1) {
      const life = await live(seed, MAX_FLIPS);
      expect(await judge(life), `seed ${seed}`).toEqual([]);
      flips += life.flips;
      crashes += life.crashes;
    }
    // It has been a life, not a sleep.
    expect(flips).toBeGreaterThan(LIVES * 50);
    expect(crashes).toBeGreaterThan(LIVES);
  });
});
