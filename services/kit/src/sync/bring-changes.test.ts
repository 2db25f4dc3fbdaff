import { expect, test } from 'vitest';
import { createBringing } from './bring-changes.ts';
import type { Change } from './change.ts';

const change = (seq: number): Change => ({
  seq,
  entity: 'house',
  key: `h${seq}`,
  epoch: 0,
  version: seq,
  origin: 'left',
  data: {},
  at: 0,
});

/** A log of so many changes, and another side that is asked over no network; both say what they were asked. */
function openSides({ head = 0, acknowledged = 0 }) {
  const sides = {
    head,
    acknowledged,
    reads: 0,
    brought: [] as number[][],
    /** What the other side does with a run. */
    take: async (upto: number) => upto,
  };
  const bringing = createBringing({
    log: {
      head: async () => sides.head,
      async read(after, limit) {
        sides.reads += 1;
        const changes = Array.from({ length: sides.head - after }, (_, nth) => change(after + nth + 1));
        return { after, changes: changes.slice(0, limit), head: sides.head };
      },
    },
    peer: {
      async bring({ changes }) {
        sides.brought.push(changes.map(({ seq }) => seq));
        return { position: await sides.take(changes.at(-1)?.seq ?? 0) };
      },
    },
    acknowledged: () => sides.acknowledged,
    acknowledge(position) {
      sides.acknowledged = Math.max(position, sides.acknowledged);
    },
  });
  return { sides, bringing };
}

test('what the other side has not got is brought, and counts as acknowledged', async () => {
  const { sides, bringing } = openSides({ head: 5, acknowledged: 3 });
  expect(await bringing.bring(1_000)).toBe(5);
  expect(sides).toMatchObject({ brought: [[4, 5]], acknowledged: 5 });
});

test('where nothing is new, nobody is asked', async () => {
  const { sides, bringing } = openSides({ head: 5, acknowledged: 5 });
  expect(await bringing.bring(1_000)).toBe(5);
  expect(sides.brought).toEqual([]);
});

test('who comes while something is brought goes together with the next, which is read only then', async () => {
  const { sides, bringing } = openSides({ head: 4, acknowledged: 3 });
  const { promise, resolve } = Promise.withResolvers<number>();
  sides.take = () => promise;
  const first = bringing.bring(1_000);
  await expect.poll(() => sides.brought).toEqual([[4]]);
  sides.head = 6;
  const others = [bringing.bring(1_000), bringing.bring(1_000), bringing.bring(1_000)];
  sides.head = 7;
  expect(sides.reads).toBe(1);
  resolve(4);
  sides.take = async (upto) => upto;
  expect(await first).toBe(4);
  expect(await Promise.all(others)).toEqual([7, 7, 7]);
  expect(sides.brought).toEqual([[4], [5, 6, 7]]);
});

test('a side that does not take it is left to ask, and what comes after is brought again', async () => {
  const { sides, bringing } = openSides({ head: 4, acknowledged: 3 });
  sides.take = async () => {
    throw new Error('It does not answer.');
  };
  expect(await bringing.bring(1_000)).toBe(4);
  expect(sides.acknowledged).toBe(3);
  // One that has lost what it had says so.
  sides.take = async () => 1;
  expect(await bringing.bring(1_000)).toBe(4);
  expect(sides.acknowledged).toBe(3);
  sides.take = async (upto) => upto;
  sides.head = 5;
  expect(await bringing.bring(1_000)).toBe(5);
  expect(sides).toMatchObject({ acknowledged: 5, brought: [[4], [4], [4, 5]] });
});

test('a side of which nothing is known, or which is far behind, is brought nothing', async () => {
  for (const start of [
    { head: 5, acknowledged: 0 },
    { head: 1_000, acknowledged: 1 },
  ]) {
    const { sides, bringing } = openSides(start);
    expect(await bringing.bring(1_000)).toBe(start.head);
    expect(sides.brought).toEqual([]);
  }
});
