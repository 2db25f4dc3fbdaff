import type { ReactNode } from 'react';

/** One column of a table. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Its cells name their rows; to be true of one column, the first. Default: false. */
  readonly isRowHeader?: boolean | undefined;
  /** Its header is a button that orders by it. Default: false. */
  readonly isSortable?: boolean | undefined;
  /** Keeps the header for screen readers alone, as of a column of buttons. Default: false. */
  readonly isHeaderHidden?: boolean | undefined;
  /** Where its cell stands on a card: a `line` with the column's name, or the `corner`, for a menu. Default: `line`. */
  readonly onCard?: 'line' | 'corner' | undefined;
  /** Default: `start`; `end` suits numbers and buttons. */
  readonly align?: 'start' | 'end' | undefined;
  /** `fit`: no wider than what it holds. Default: `grow`. */
  readonly width?: 'fit' | 'grow' | undefined;
}

/** Which column rows are ordered by, and which way. */
export interface TableSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** The order after a press on a column's header: ascending at first, then the other way round. */
export function sortAfterPress(key: string, sort: TableSort | undefined): TableSort {
  const isOther = sort?.key === key && sort.direction === 'ascending';
  return { key, direction: isOther ? 'descending' : 'ascending' };
}
