import { useRef } from 'react';
import { type TableSelection, withKeys } from './use-selection.ts';

/**
 * Selects rows one by one, or from the one before to this one where it is a range: those between become as this one does.
 * A range whose beginning is not shown any more is this row alone.
 */
export function useRangeSelection<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  selection: TableSelection<Row> | undefined,
) {
  const anchor = useRef<string>(undefined);
  return (id: string, isSelected: boolean, isRange: boolean): void => {
    if (!selection) return;
    const keys = rows.map(rowKey);
    const [from, to] = [anchor.current === undefined ? -1 : keys.indexOf(anchor.current), keys.indexOf(id)];
    anchor.current = id;
    const between =
      isRange && from >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : rows.slice(to, to + 1);
    const free = between.filter((row) => selection.isDisabled?.(row) !== true).map(rowKey);
    selection.onChange(withKeys(selection.selected, free, isSelected));
  };
}
