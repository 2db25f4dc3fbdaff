import type { ViewFacts, ViewsSummary } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import type { TableColumn } from '@ficus/ui';
import { useParts } from './parts.ts';
import { measureWords } from './words.ts';

interface Row {
  readonly cohort: string;
  readonly metric: string;
  readonly remote: Measure | undefined;
  readonly legacy: Measure | undefined;
}
type Measure = ViewFacts['measures'][number];

const METRICS = ['load', 'ready', 'LCP', 'FCP', 'INP', 'CLS', 'TTFB'];

const names = (): Readonly<Record<string, string>> => ({
  load: t`Code loaded`,
  ready: t`Ready to use`,
  LCP: t`Largest paint (LCP)`,
  FCP: t`First paint (FCP)`,
  INP: t`Answer to input (INP)`,
  CLS: t`Layout shift (CLS)`,
  TTFB: t`First byte (TTFB)`,
});

/** Each measure of both views side by side. */
export function SpeedTable({ cohorts }: { readonly cohorts: ViewsSummary['cohorts'] }) {
  const { EmptyState, Table } = useParts();
  const rows = cohorts.flatMap(({ cohort, remote, legacy }) =>
    METRICS.flatMap((metric): Row[] => {
      const of = ({ measures }: ViewFacts) => measures.find((one) => one.metric === metric);
      const row = { cohort, metric, remote: of(remote), legacy: of(legacy) };
      return row.remote || row.legacy ? [row] : [];
    }),
  );
  return (
    <Table
      caption={t`How fast, three pages of four`}
      columns={columns()}
      rows={rows}
      rowKey={({ cohort, metric }) => `${cohort} ${metric}`}
      empty={
        <EmptyState
          title={t`Nothing has been measured in this time`}
          level={3}
        >{t`Pages tell it when they are left.`}</EmptyState>
      }
    />
  );
}

const columns = (): readonly TableColumn<Row>[] => [
  {
    key: 'metric',
    header: t`Measure`,
    isRowHeader: true,
    cell: ({ cohort, metric }) => `${names()[metric]}, ${cohort}`,
  },
  { key: 'remote', header: t`New`, cell: ({ remote }) => measureWords(remote) },
  { key: 'legacy', header: t`Old`, cell: ({ legacy }) => measureWords(legacy) },
  {
    key: 'count',
    header: t`Measured, new and old`,
    cell: ({ remote, legacy }) => t`${number(remote?.count ?? 0)} and ${number(legacy?.count ?? 0)}`,
  },
];
