import { expect, test } from 'vitest';
import type { Table } from './databases.ts';
import { differenceOf } from './difference.ts';

const people: Table = {
  name: 'directory.people',
  quoted: 'people',
  condition: 'true',
  key: ['id'],
  without: new Set(['seen_at']),
};
const log: Table = { name: 'directory.log', quoted: 'log', condition: 'true', key: [], without: new Set() };
const snapshot = (table: Table, ...rows: object[]) =>
  new Map([[table, rows.map((row) => JSON.stringify(row))]]);

test('finds what was added, removed and changed, each changed column with before and after', () => {
  const ada = { id: 'ada', role: 'admin', seen_at: 1 };
  const before = snapshot(people, ada, { id: 'ben', role: 'member' }, { id: 'cleo', role: 'admin' });
  const after = snapshot(
    people,
    { ...ada, seen_at: 2 },
    { id: 'ben', role: 'admin' },
    { id: 'dara', role: 'admin' },
  );
  expect(differenceOf(before, after)).toEqual([
    { table: 'directory.people', what: 'changed', row: { id: 'ben', role: ['member', 'admin'] } },
    { table: 'directory.people', what: 'added', row: { id: 'dara', role: 'admin' } },
    { table: 'directory.people', what: 'removed', row: { id: 'cleo', role: 'admin' } },
  ]);
});

test('counts equal rows of a table without a key', () => {
  const row = { said: 'hello' };
  expect(differenceOf(snapshot(log, row), snapshot(log, row, row))).toEqual([
    { table: 'directory.log', what: 'added', row },
  ]);
  expect(differenceOf(snapshot(log, row, row), snapshot(log, row))).toHaveLength(1);
});
