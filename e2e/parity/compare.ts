import type { Effect } from './perform.ts';

/** Every line in which two effects differ: `-` what only the first has, `+` what only the second has. */
export function compareEffects(one: Effect, other: Effect): string[] {
  const seen = one.seen === other.seen ? [] : [`- seen ${one.seen}`, `+ seen ${other.seen}`];
  return [
    ...seen,
    ...missing(other.rows, one.rows).map((row) => `- ${row}`),
    ...missing(one.rows, other.rows).map((row) => `+ ${row}`),
  ];
}

/** Rows that `rows` has more often than `others`. */
function missing(others: readonly string[], rows: readonly string[]): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
