import { useCallback, useState } from 'react';

/** What is selected in a table, by the keys of its rows. */
export interface TableSelection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** Names a row in its checkbox's label: 'Select Ada Lovelace'. */
  readonly rowLabel: (row: Row) => string;
  /** Rows that cannot be selected. Default: none. */
  readonly isDisabled?: ((row: Row) => boolean) | undefined;
}

/** Keeps a selection; what is no longer among `keys` is left out of it. */
export function useSelection(keys: readonly string[]) {
  const [kept, setSelected] = useState<ReadonlySet<string>>(new Set());
  const selected: ReadonlySet<string> = new Set(keys.filter((key) => kept.has(key)));
  const clear = useCallback(() => setSelected(new Set()), []);
  return { selected, setSelected, clear };
}

/** The selection with some keys put in or taken out. */
export function withKeys(
  selected: ReadonlySet<string>,
  keys: readonly string[],
  isIn: boolean,
): ReadonlySet<string> {
  const next = new Set(selected);
  for (const key of keys) {
    if (isIn) next.add(key);
    else next.delete(key);
  }
  return next;
}
