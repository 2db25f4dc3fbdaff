import type { ReactNode } from 'react';
import { classNames } from '../class-names/class-names.ts';
import type { TableColumn, TableSort } from './column.ts';
import { ROLES } from './roles.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { LoadingRows, MessageRow } from './TableStates.tsx';
import styles from './table.module.css';
import { useRangeSelection } from './use-range-selection.ts';
import type { TableSelection } from './use-selection.ts';

export interface TableProps<Row> {
  /** What it lists, for screen readers. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The order that the rows are in; absent: an order that no column stands for. */
  readonly sort?: TableSort | undefined;
  /** Asked to order by a column: ascending at first, then the other way round. */
  readonly onSort?: ((sort: TableSort) => void) | undefined;
  /** Makes rows selectable. */
  readonly selection?: TableSelection<Row> | undefined;
  /** `loading` shows rows to come, unless there are some already; `error` shows `error` alone. Default: `ready`. */
  readonly state?: 'ready' | 'loading' | 'error' | undefined;
  /** How many rows stand in while none has arrived. Default: 5. */
  readonly loadingRows?: number | undefined;
  /** What to show in place of rows when there are none. */
  readonly empty?: ReactNode;
  /** What to show in place of rows when they could not be had, with a way to try again. */
  readonly error?: ReactNode;
}

/**
 * Rows of like things. Where there is no room for columns, each row becomes a card, with the columns' names beside the
 * values; it stays a table to screen readers. The head sticks to the top of what scrolls.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, selection, state = 'ready', loadingRows = 5, empty, error } = props;
  const isStale = state === 'loading' && rows.length > 0;
  const onSelect = useRangeSelection(rows, rowKey, selection);
  const span = columns.length + (selection ? 1 : 0);

  function body() {
    if (state === 'error') return <MessageRow span={span}>{error}</MessageRow>;
    if (rows.length > 0)
      return rows.map((row) => (
        <TableRow key={rowKey(row)} {...{ row, columns, selection, onSelect }} id={rowKey(row)} />
      ));
    if (state === 'loading')
      return <LoadingRows count={loadingRows} columns={columns} hasSelection={selection !== undefined} />;
    return <MessageRow span={span}>{empty}</MessageRow>;
  }

  return (
    <div className={styles.room}>
      <table
        {...ROLES.table}
        className={classNames(styles.table, isStale && styles.stale)}
        aria-label={caption}
        aria-busy={state === 'loading' || undefined}
      >
        <TableHead {...props} />
        <tbody {...ROLES.rowgroup} className={styles.body}>
          {body()}
        </tbody>
      </table>
    </div>
  );
}
