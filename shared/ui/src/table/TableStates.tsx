import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { Skeleton } from '../skeleton/Skeleton.tsx';
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx';
import type { TableColumn } from './column.ts';
import { ROLES } from './roles.ts';
import styles from './table.module.css';

interface LoadingRowsProps<Row> {
  readonly count: number;
  readonly columns: readonly TableColumn<Row>[];
  readonly hasSelection: boolean;
}

/** Rows that are on their way; a screen reader hears of them once. */
export function LoadingRows<Row>({ count, columns, hasSelection }: LoadingRowsProps<Row>) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
    <tr {...ROLES.row} key={index} className={styles.row}>
      {hasSelection && <td {...ROLES.cell} className={styles.select} />}
      {columns.map((column, place) => (
        <td {...ROLES.cell} key={column.key} className={styles.loading}>
          <Skeleton width={place === 0 ? 'wide' : 'half'} />
          {index === 0 && place === 0 && <VisuallyHidden>{t`Loading`}</VisuallyHidden>}
        </td>
      ))}
    </tr>
  ));
}

/** Something said in place of rows. */
export function MessageRow({ span, children }: { readonly span: number; readonly children: ReactNode }) {
  return (
    <tr {...ROLES.row}>
      <td {...ROLES.cell} className={styles.message} colSpan={span}>
        {children}
      </td>
    </tr>
  );
}
