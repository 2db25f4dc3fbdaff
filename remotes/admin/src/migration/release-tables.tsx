import type { RolloutState } from '@ficus/contracts';
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
      caption="Releases that are watched"
      columns={releaseColumns(momentWords)}
      rows={releases}
      rowKey={({ version }) => version}
      empty={
        <EmptyState title="No release is watched" level={3}>
          As soon as its flag is on and somebody opens it, it stands here.
        </EmptyState>
      }
    />
  );
}

const releaseColumns = (momentWords: (at: number) => string): readonly TableColumn<Release>[] => [
  { key: 'version', header: 'Version', isRowHeader: true, cell: ({ version }) => version },
  { key: 'since', header: 'First seen', cell: ({ since }) => momentWords(since) },
  {
    key: 'who',
    header: 'Who gets it',
    cell: ({ cohorts }) => cohorts.map(({ cohort, percentage }) => `${cohort} ${percentage} %`).join(', '),
  },
  {
    key: 'evidence',
    header: 'Evidence that it is worse',
    cell: ({ looks }) => {
      const [strongest] = looks;
      if (!strongest) return 'Too few people to say';
      const share = Math.max(0, strongest.logEvidence / strongest.needed);
      return (
        <span className={styles.both}>
          {shareWords(share)} of what takes it back
          <span className={styles.more}>
            {strongest.cohort}: {HARM_WORDS[strongest.harm]}
          </span>
        </span>
      );
    },
  },
];

const HARM_WORDS: Readonly<Record<Retreat['looks'][number]['harm'], string>> = {
  fails: 'it fails more often than the old view',
  'falls-silent': 'its pages are not heard of more often',
};

/** What was taken back by itself, the newest first. */
export function RetreatTable({ retreats }: { readonly retreats: readonly Retreat[] }) {
  const { EmptyState, Table, momentWords } = useParts();
  return (
    <Table
      caption="Taken back"
      columns={retreatColumns(momentWords)}
      rows={retreats}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Nothing was taken back" level={3}>
          A release that is shown to be worse than the old view is.
        </EmptyState>
      }
    />
  );
}

const retreatColumns = (momentWords: (at: number) => string): readonly TableColumn<Retreat>[] => [
  { key: 'version', header: 'Version', isRowHeader: true, cell: ({ version }) => version },
  { key: 'when', header: 'When', cell: ({ at }) => momentWords(at) },
  { key: 'from', header: 'From', cell: ({ cohort }) => cohort ?? 'Everybody' },
  {
    key: 'why',
    header: 'Why',
    cell: ({ looks: [strongest], state, fault }) => (
      <span className={styles.both}>
        {strongest ? HARM_WORDS[strongest.harm] : '–'}
        {state === 'begun' && (
          <span className={styles.more}>not done yet{fault !== undefined && `: ${fault}`}</span>
        )}
      </span>
    ),
  },
];
