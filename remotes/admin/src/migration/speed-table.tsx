import type { ViewFacts, ViewsSummary } from '@ficus/contracts';
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

const NAMES: Readonly<Record<string, string>> = {
  load: 'Code loaded',
  ready: 'Ready to use',
  LCP: 'Largest paint (LCP)',
  FCP: 'First paint (FCP)',
  INP: 'Answer to input (INP)',
  CLS: 'Layout shift (CLS)',
  TTFB: 'First byte (TTFB)',
};

/** Each measure of both views side by side. */
export function SpeedTable({ cohorts }: { readonly cohorts: ViewsSummary['cohorts'] }) {
  const { EmptyState, Table } = useParts();
  const rows = cohorts.flatMap(({ cohort, remote, legacy }) =>
    Object.keys(NAMES).flatMap((metric): Row[] => {
      const of = ({ measures }: ViewFacts) => measures.find((one) => one.metric === metric);
      const row = { cohort, metric, remote: of(remote), legacy: of(legacy) };
      return row.remote || row.legacy ? [row] : [];
    }),
  );
  return (
    <Table
      caption="How fast, three pages of four"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ cohort, metric }) => `${cohort} ${metric}`}
      empty={
        <EmptyState title="Nothing has been measured in this time" level={3}>
          Pages tell it when they are left.
        </EmptyState>
      }
    />
  );
}

const COLUMNS: readonly TableColumn<Row>[] = [
  {
    key: 'metric',
    header: 'Measure',
    isRowHeader: true,
    cell: ({ cohort, metric }) => `${NAMES[metric]}, ${cohort}`,
  },
  { key: 'remote', header: 'New', cell: ({ remote }) => measureWords(remote) },
  { key: 'legacy', header: 'Old', cell: ({ legacy }) => measureWords(legacy) },
  {
    key: 'count',
    header: 'Measured, new and old',
    cell: ({ remote, legacy }) => `${remote?.count ?? 0} and ${legacy?.count ?? 0}`,
  },
];
