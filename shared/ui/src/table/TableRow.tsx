import { t } from '@ficus/i18n';
import { Checkbox } from '../checkbox/Checkbox.tsx';
import { classNames } from '../class-names/class-names.ts';
import type { TableColumn } from './column.ts';
import { ROLES } from './roles.ts';
import styles from './table.module.css';
import type { TableSelection } from './use-selection.ts';

interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly selection: TableSelection<Row> | undefined;
  /** Asked to select the row, or not to; `isRange`: with all between it and the one before. */
  readonly onSelect: (id: string, isSelected: boolean, isRange: boolean) => void;
}

/** One row; each cell carries its column's name for when it is a line of a card. */
export function TableRow<Row>({ id, row, columns, selection, onSelect }: TableRowProps<Row>) {
  const isSelected = selection?.selected.has(id) ?? false;
  return (
    <tr {...ROLES.row} className={styles.row} aria-selected={selection && isSelected}>
      {selection && (
        // With Shift, a browser would select the text in between.
        <td
          {...ROLES.cell}
          className={styles.select}
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        >
          <Checkbox
            label={t`Select ${selection.rowLabel(row)}`}
            hideLabel
            isChecked={isSelected}
            isDisabled={selection.isDisabled?.(row) ?? false}
            onChange={(isChecked, withShift) => onSelect(id, isChecked, withShift)}
          />
        </td>
      )}
      {columns.map((column) => {
        const look = classNames(styles[column.align ?? 'start'], column.width === 'fit' && styles.fit);
        if (column.isRowHeader)
          return (
            <th key={column.key} {...ROLES.rowheader} className={classNames(look, styles.name)}>
              {column.cell(row)}
            </th>
          );
        return (
          <td
            key={column.key}
            {...ROLES.cell}
            className={classNames(
              look,
              column.isHeaderHidden && styles.unnamed,
              column.onCard === 'corner' && styles.corner,
            )}
            data-label={column.header}
          >
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
