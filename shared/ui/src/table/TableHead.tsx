import { t } from '@ficus/i18n';
import { Checkbox } from '../checkbox/Checkbox.tsx';
import { classNames } from '../class-names/class-names.ts';
import { ArrowDownIcon, ArrowUpIcon, ChevronUpDownIcon } from '../icons/icons.tsx';
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx';
import { sortAfterPress, type TableColumn } from './column.ts';
import { ROLES } from './roles.ts';
import type { TableProps } from './Table.tsx';
import styles from './table.module.css';
import { withKeys } from './use-selection.ts';

/** The names of the columns, with the way to order by them and to select all. */
export function TableHead<Row>({ columns, rows, rowKey, sort, onSort, selection }: TableProps<Row>) {
  const canSort = columns.some((column) => column.isSortable);
  const selectable = rows.filter((row) => selection?.isDisabled?.(row) !== true).map(rowKey);
  const selectedCount = selectable.filter((key) => selection?.selected.has(key)).length;
  return (
    <thead {...ROLES.rowgroup} className={classNames(styles.head, (canSort || selection) && styles.useful)}>
      <tr {...ROLES.row}>
        {selection && (
          <th {...ROLES.columnheader} className={styles.select}>
            <Checkbox
              label={t`Select all`}
              hideLabel
              isChecked={selectable.length > 0 && selectedCount === selectable.length}
              isIndeterminate={selectedCount > 0 && selectedCount < selectable.length}
              isDisabled={selectable.length === 0}
              // What is selected on other pages stays so.
              onChange={(isChecked) =>
                selection.onChange(withKeys(selection.selected, selectable, isChecked))
              }
            />
          </th>
        )}
        {columns.map((column) => (
          <ColumnHeader key={column.key} {...{ column, sort, onSort }} />
        ))}
      </tr>
    </thead>
  );
}

function ColumnHeader<Row>({
  column,
  sort,
  onSort,
}: { readonly column: TableColumn<Row> } & Pick<TableProps<Row>, 'sort' | 'onSort'>) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const look = classNames(styles[column.align ?? 'start'], column.width === 'fit' && styles.fit);
  if (!column.isSortable || !onSort)
    return (
      <th {...ROLES.columnheader} className={classNames(look, styles.plain)}>
        {column.isHeaderHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
      </th>
    );
  return (
    <th {...ROLES.columnheader} className={look} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        data-direction={direction}
        onClick={() => onSort(sortAfterPress(column.key, sort))}
      >
        {column.header}
        <SortIcon direction={direction} />
      </button>
    </th>
  );
}

function SortIcon({ direction }: { readonly direction: 'ascending' | 'descending' | undefined }) {
  if (direction === 'ascending') return <ArrowUpIcon size={14} />;
  if (direction === 'descending') return <ArrowDownIcon size={14} />;
  return <ChevronUpDownIcon size={14} />;
}
