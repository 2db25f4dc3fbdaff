import type { ViewsErrors } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import type { TableColumn } from '@ficus/ui';
import styles from './migration.module.css';
import { useParts } from './parts.ts';

type Row = ViewsErrors['errors'][number];

/** The most frequent errors: what and where, never what they said. */
export function ErrorTable({ errors }: { readonly errors: readonly Row[] }) {
  const { EmptyState, Table, momentWords } = useParts();
  return (
    <Table
      caption={t`Errors`}
      columns={columns(momentWords)}
      rows={errors}
      rowKey={({ fingerprint, source, view, version }) => [fingerprint, source, view, version].join(' ')}
      empty={<EmptyState title={t`No error in this time`} level={3}>{t`Of neither view.`}</EmptyState>}
    />
  );
}

const columns = (momentWords: (at: number) => string): readonly TableColumn<Row>[] => [
  {
    key: 'name',
    header: t`Error`,
    isRowHeader: true,
    cell: ({ name, source, place }) => (
      <span className={styles.both}>
        {/* As the code calls them. */}
        <span lang="en">
          {name}, {source}
        </span>
        <span className={styles.more}>{place ?? t`somewhere`}</span>
      </span>
    ),
  },
  {
    key: 'where',
    header: t`View`,
    cell: ({ view, version }) => (view === 'remote' ? t`New, ${version ?? t`some version`}` : t`Old`),
  },
  { key: 'count', header: t`Times`, align: 'end', cell: ({ count }) => number(count) },
  { key: 'people', header: t`People`, align: 'end', cell: ({ people }) => number(people) },
  { key: 'last', header: t`Last`, cell: ({ lastAt }) => momentWords(lastAt) },
];
