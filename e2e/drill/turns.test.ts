import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurns } from './turns.ts';

test('only one has a turn; each has its time, and who is left has all of it', async () => {
  const turns = takeTurns(2, 100);
  const working = new Set<number>();
  const order: number[] = [];
  let most = 0;
  await Promise.all(
    turns.map(async (turn, index) => {
      const ending = new AbortController();
      const over = turn.wait(index === 0 ? 250 : 450).then(() => ending.abort());
      while (!ending.signal.aborted) {
        await turn.mine();
        if (order.at(-1) !== index) order.push(index);
        working.add(index);
        most = Math.max(most, working.size);
        await wait(5);
        working.delete(index);
      }
      await over;
      turn.end();
    }),
  );
  expect(most).toBe(1);
  expect(order.slice(0, 4)).toEqual([0, 1, 0, 1]);
  expect(order.at(-1)).toBe(1);
});

test('a wait ends with its signal, whoever has the turn', async () => {
  const [first, second] = takeTurns(2, 10_000);
  const ending = new AbortController();
  const waiting = second?.wait(60_000, ending.signal);
  ending.abort();
  await waiting;
  first?.end();
  second?.end();
});
