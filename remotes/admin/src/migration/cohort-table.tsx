import type { ViewsSummary } from '@ficus/contracts';
import { number, plural, t } from '@ficus/i18n';
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
      caption={t`By tenant`}
      columns={columns()}
      rows={cohorts}
      rowKey={({ cohort }) => cohort}
      empty={
        <EmptyState
          title={t`Nobody was here in this time`}
          level={3}
        >{t`Pages are counted as they are opened.`}</EmptyState>
      }
    />
  );
}

const columns = (): readonly TableColumn<Cohort>[] => [
  { key: 'cohort', header: t`Tenant`, isRowHeader: true, cell: ({ cohort }) => cohort },
  {
    key: 'share',
    header: t`On the new view`,
    cell: ({ remote, legacy }) => {
      const all = remote.exposures + legacy.exposures;
      return (
        <Both
          main={all === 0 ? '–' : shareWords(remote.exposures / all)}
          more={plural(
            all,
            { one: '{some} of # page', other: '{some} of # pages' },
            { some: number(remote.exposures) },
          )}
        />
      );
    },
  },
  {
    key: 'why',
    header: t`Why the old one`,
    cell: ({ reasons }) => reasonsWords(reasons.filter(({ view }) => view === 'legacy')),
  },
  {
    key: 'failed',
    header: t`New: failed`,
    cell: ({ remote }) => (
      <Both
        main={rateWords(remote.failureRate)}
        more={remote.fallbacks.length > 0 && reasonsWords(remote.fallbacks)}
      />
    ),
  },
  { key: 'failed-old', header: t`Old: failed`, cell: ({ legacy }) => rateWords(legacy.failureRate) },
  {
    key: 'silent',
    header: t`Not heard of, new and old`,
    cell: ({ remote, legacy }) => (
      <Both
        main={t`${number(remote.silent)} and ${number(legacy.silent)}`}
        more={remote.silent > 0 && t`new: ${failuresWords(remote.estimatedFailures)}`}
      />
    ),
  },
  {
    key: 'back',
    header: t`Went back`,
    align: 'end',
    cell: ({ wentBack }) => number(wentBack),
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
