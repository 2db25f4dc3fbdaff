import type { RolloutState } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { TableColumn } from '@ficus/ui';
import styles from './migration.module.css';
import { useParts } from './parts.ts';
import { shareWords } from './words.ts';

type Release = RolloutState['releases'][number];
type Retreat = RolloutState['retreats'][number];

/** Versions that somebody gets, and how strong the evidence is against each. */
export function ReleaseTable({ releases }: { readonly releases: readonly Release[] }) {
  const { EmptyState, Table, momentWords } = useParts();
  return (
    <Table
      caption={t`Releases that are watched`}
      columns={releaseColumns(momentWords)}
      rows={releases}
      rowKey={({ version }) => version}
      empty={
        <EmptyState
          title={t`No release is watched`}
          level={3}
        >{t`As soon as its flag is on and somebody opens it, it stands here.`}</EmptyState>
      }
    />
  );
}

const releaseColumns = (momentWords: (at: number) => string): readonly TableColumn<Release>[] => [
  { key: 'version', header: t`Version`, isRowHeader: true, cell: ({ version }) => version },
  { key: 'since', header: t`First seen`, cell: ({ since }) => momentWords(since) },
  {
    key: 'who',
    header: t`Who gets it`,
    cell: ({ cohorts }) =>
      cohorts.map(({ cohort, percentage }) => `${cohort} ${shareWords(percentage / 100)}`).join(', '),
  },
  {
    key: 'evidence',
    header: t`Evidence that it is worse`,
    cell: ({ looks }) => {
      const [strongest] = looks;
      if (!strongest) return t`Too few people to say`;
      const share = Math.max(0, strongest.logEvidence / strongest.needed);
      return (
        <span className={styles.both}>
          {t`${shareWords(share)} of what takes it back`}
          <span className={styles.more}>
            {strongest.cohort}: {harmWords()[strongest.harm]}
          </span>
        </span>
      );
    },
  },
];

const harmWords = (): Readonly<Record<Retreat['looks'][number]['harm'], string>> => ({
  fails: t`it fails more often than the old view`,
  'falls-silent': t`its pages are not heard of more often`,
});

/** What was taken back by itself, the newest first. */
export function RetreatTable({ retreats }: { readonly retreats: readonly Retreat[] }) {
  const { EmptyState, Table, momentWords } = useParts();
  return (
    <Table
      caption={t`Taken back`}
      columns={retreatColumns(momentWords)}
      rows={retreats}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title={t`Nothing was taken back`}
          level={3}
        >{t`A release that is shown to be worse than the old view is.`}</EmptyState>
      }
    />
  );
}

const retreatColumns = (momentWords: (at: number) => string): readonly TableColumn<Retreat>[] => [
  { key: 'version', header: t`Version`, isRowHeader: true, cell: ({ version }) => version },
  { key: 'when', header: t`When`, cell: ({ at }) => momentWords(at) },
  { key: 'from', header: t`From`, cell: ({ cohort }) => cohort ?? t`Everybody` },
  {
    key: 'why',
    header: t`Why`,
    cell: ({ looks: [strongest], state, fault }) => (
      <span className={styles.both}>
        {strongest ? harmWords()[strongest.harm] : '–'}
        {state === 'begun' && (
          <span className={styles.more}>
            {fault === undefined ? t`not done yet` : t`not done yet: ${fault}`}
          </span>
        )}
      </span>
    ),
  },
];
