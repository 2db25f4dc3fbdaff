import type { ViewsSummary } from '@ficus/contracts';
import type { TableColumn } from '@ficus/ui';
import styles from './migration.module.css';
import { useParts } from './parts.ts';
import { failuresWords, rateWords, reasonsWords, shareWords } from './words.ts';

type Cohort = ViewsSummary['cohorts'][number];

/** One row a tenant: who is on which view and why, and how often each failed, or was not heard of. */
export function CohortTable({ cohorts }: { readonly cohorts: readonly Cohort[] }) {
  const { EmptyState, Table } = useParts();
  return (
    <Table
      caption="By tenant"
      columns={COLUMNS}
      rows={cohorts}
      rowKey={({ cohort }) => cohort}
      empty={
        <EmptyState title="Nobody was here in this time" level={3}>
          Pages are counted as they are opened.
        </EmptyState>
      }
    />
  );
}

const COLUMNS: readonly TableColumn<Cohort>[] = [
  { key: 'cohort', header: 'Tenant', isRowHeader: true, cell: ({ cohort }) => cohort },
  {
    key: 'share',
    header: 'On the new view',
    cell: ({ remote, legacy }) => {
      const all = remote.exposures + legacy.exposures;
      return (
        <Both
          main={all === 0 ? '–' : shareWords(remote.exposures / all)}
          more={`${remote.exposures.toLocaleString()} of ${all.toLocaleString()} pages`}
        />
      );
    },
  },
  {
    key: 'why',
    header: 'Why the old one',
    cell: ({ reasons }) => reasonsWords(reasons.filter(({ view }) => view === 'legacy')),
  },
  {
    key: 'failed',
    header: 'New: failed',
    cell: ({ remote }) => (
      <Both
        main={rateWords(remote.failureRate)}
        more={remote.fallbacks.length > 0 && reasonsWords(remote.fallbacks)}
      />
    ),
  },
  { key: 'failed-old', header: 'Old: failed', cell: ({ legacy }) => rateWords(legacy.failureRate) },
  {
    key: 'silent',
    header: 'Not heard of, new and old',
    cell: ({ remote, legacy }) => (
      <Both
        main={`${remote.silent.toLocaleString()} and ${legacy.silent.toLocaleString()}`}
        more={remote.silent > 0 && `new: ${failuresWords(remote.estimatedFailures)}`}
      />
    ),
  },
  {
    key: 'back',
    header: 'Went back',
    align: 'end',
    cell: ({ wentBack }) => wentBack.toLocaleString(),
  },
];

function Both({ main, more }: { readonly main: string; readonly more: string | false }) {
  return (
    <span className={styles.both}>
      {main}
      {more && <span className={styles.more}>{more}</span>}
    </span>
  );
}
