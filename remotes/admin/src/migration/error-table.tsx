import type { ViewsErrors } from '@ficus/contracts';
import type { TableColumn } from '@ficus/ui';
import styles from './migration.module.css';
import { useParts } from './parts.ts';

type Row = ViewsErrors['errors'][number];

/** The most frequent errors: what and where, never what they said. */
export function ErrorTable({ errors }: { readonly errors: readonly Row[] }) {
  const { EmptyState, Table, momentWords } = useParts();
  return (
    <Table
      caption="Errors"
      columns={columns(momentWords)}
      rows={errors}
      rowKey={({ fingerprint, source, view, version }) => `${fingerprint} ${source} ${view} ${version}`}
      empty={
        <EmptyState title="No error in this time" level={3}>
          Of neither view.
        </EmptyState>
      }
    />
  );
}

const columns = (momentWords: (at: number) => string): readonly TableColumn<Row>[] => [
  {
    key: 'name',
    header: 'Error',
    isRowHeader: true,
    cell: ({ name, source, place }) => (
      <span className={styles.both}>
        {name}, {source}
        <span className={styles.more}>{place ?? 'somewhere'}</span>
      </span>
    ),
  },
  {
    key: 'where',
    header: 'View',
    cell: ({ view, version }) => (view === 'remote' ? `New, ${version ?? 'some version'}` : 'Old'),
  },
  { key: 'count', header: 'Times', align: 'end', cell: ({ count }) => count.toLocaleString() },
  { key: 'people', header: 'People', align: 'end', cell: ({ people }) => people.toLocaleString() },
  { key: 'last', header: 'Last', cell: ({ lastAt }) => momentWords(lastAt) },
];
