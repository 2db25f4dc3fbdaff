import type { Table } from './databases.ts';
import type { Snapshot } from './snapshot.ts';

type Row = Readonly<Record<string, unknown>>;

/** One row that is not as it was. */
export interface Change {
  readonly table: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** All of an added or removed row; of a changed one its key, and each changed column as `[before, after]`. */
  readonly row: Row;
}

/** Every row that differs between two snapshots. */
export function differenceOf(before: Snapshot, after: Snapshot): Change[] {
  return [...after].flatMap(([table, rows]) => changesOf(table, before.get(table) ?? [], rows));
}

function changesOf(table: Table, before: readonly string[], after: readonly string[]): Change[] {
  const gone = missingFrom(after, before);
  const come = missingFrom(before, after);
  const goneByKey = new Map(gone.map((row) => [keyOf(table, row), row]));
  const changes: Change[] = [];
  for (const row of come) {
    const key = keyOf(table, row);
    const earlier = table.key.length > 0 ? goneByKey.get(key) : undefined;
    if (!earlier) {
      changes.push({ table: table.name, what: 'added', row: compared(table, row) });
      continue;
    }
    goneByKey.delete(key);
    const changed = Object.entries(compared(table, row)).flatMap(([column, value]) =>
      isSame(value, earlier[column]) ? [] : [[column, [earlier[column], value]] as const],
    );
    if (changed.length === 0) continue;
    const named = table.key
      .filter((column) => !table.without.has(column))
      .map((column) => [column, row[column]]);
    changes.push({ table: table.name, what: 'changed', row: Object.fromEntries([...named, ...changed]) });
  }
  const left = table.key.length > 0 ? [...goneByKey.values()] : gone;
  return [
    ...changes,
    ...left.map((row) => ({ table: table.name, what: 'removed' as const, row: compared(table, row) })),
  ];
}

/** Rows that are in `rows` and not in `others`, each as often as it is there more often. */
function missingFrom(others: readonly string[], rows: readonly string[]): Row[] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(row, (counts.get(row) ?? 0) + 1);
  const missing: Row[] = [];
  for (const row of rows) {
    const count = counts.get(row) ?? 0;
    if (count > 0) counts.set(row, count - 1);
    else missing.push(JSON.parse(row));
  }
  return missing;
}

function keyOf(table: Table, row: Row): string {
  return JSON.stringify(table.key.map((column) => row[column]));
}

function compared({ without }: Table, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !without.has(column)));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
