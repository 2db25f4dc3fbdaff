import type { ViewsTimeline } from '@ficus/contracts';
import { number, plural, t } from '@ficus/i18n';
import type { TableColumn } from '@ficus/ui';
import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import styles from './migration.module.css';
import { useParts } from './parts.ts';

type Step = ViewsTimeline['steps'][number];

const WIDTH = 720;
const HEIGHT = 220;
const ROOM = { top: 12, right: 8, bottom: 24, left: 40 };
const GAP = 2;
const VIEWS = ['remote', 'legacy'] as const;

/** How many pages had which view over time, and how often the new one gave way; the same as a table below. */
export function Timeline({ steps }: { readonly steps: readonly Step[] }) {
  const { Table, momentWords } = useParts();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span className={styles.remoteKey}>{t`New view`}</span>
        <span className={styles.legacyKey}>{t`Old view`}</span>
        <span className={styles.failedKey}>{t`New view gave way`}</span>
      </figcaption>
      <Chart steps={steps} />
      <details>
        <summary className={styles.summary}>{t`The same as a table`}</summary>
        <Table
          caption={t`Pages over time`}
          columns={columns(momentWords)}
          rows={steps.filter(hasSomething).toReversed()}
          rowKey={({ from }) => String(from)}
          empty={t`Nobody was here in this time.`}
        />
      </details>
    </figure>
  );
}

function Chart({ steps }: { readonly steps: readonly Step[] }) {
  const { momentWords } = useParts();
  const most = Math.max(1, ...steps.map(({ remote, legacy }) => remote.exposures + legacy.exposures));
  const first = steps[0]?.from ?? 0;
  const last = steps.at(-1)?.to ?? 1;
  const x = scaleLinear([first, last], [ROOM.left, WIDTH - ROOM.right]);
  const y = scaleLinear([0, most], [HEIGHT - ROOM.bottom, ROOM.top]).nice(4);
  const layers = stack<Step, (typeof VIEWS)[number]>()
    .keys(VIEWS)
    .value((step, view) => step[view].exposures)([...steps]);
  const all = steps.reduce((sum, { remote, legacy }) => sum + remote.exposures + legacy.exposures, 0);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={plural(
        all,
        { one: '# page from {from} to {to}', other: '# pages from {from} to {to}' },
        { from: momentWords(first), to: momentWords(last) },
      )}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={ROOM.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {Number.isInteger(tick) && number(tick)}
          </text>
        </g>
      ))}
      {layers.map((layer) => (
        <g key={layer.key} className={styles[layer.key]}>
          {layer.map(([from, to], nth) => {
            const step = steps[nth];
            if (!step || from === to) return null;
            const width = Math.max(1, x(step.to) - x(step.from) - GAP);
            return (
              <rect
                key={step.from}
                x={x(step.from) + GAP / 2}
                y={y(to)}
                width={width}
                height={y(from) - y(to)}
              />
            );
          })}
        </g>
      ))}
      <g className={styles.failed}>
        {steps.map(({ from, to, remote }) => {
          const top = y(Math.min(most, remote.fallbacks));
          const width = (x(to) - x(from)) / 3;
          return (
            remote.fallbacks > 0 && (
              <rect key={from} x={x(from) + width} y={top} width={width} height={y(0) - top} />
            )
          );
        })}
      </g>
      <text className={styles.tick} x={ROOM.left} y={HEIGHT - 6}>
        {momentWords(first)}
      </text>
      <text className={styles.tick} x={WIDTH - ROOM.right} y={HEIGHT - 6} textAnchor="end">
        {momentWords(last)}
      </text>
    </svg>
  );
}

function hasSomething({ remote, legacy }: Step): boolean {
  return remote.exposures + remote.fallbacks + remote.errors + legacy.exposures + legacy.errors > 0;
}

const counted = (key: string, header: string, of: (step: Step) => number): TableColumn<Step> => ({
  key,
  header,
  align: 'end',
  cell: (step) => number(of(step)),
});

const columns = (momentWords: (at: number) => string): readonly TableColumn<Step>[] => [
  { key: 'from', header: t`From`, isRowHeader: true, cell: ({ from }) => momentWords(from) },
  counted('remote', t`New view`, ({ remote }) => remote.exposures),
  counted('legacy', t`Old view`, ({ legacy }) => legacy.exposures),
  counted('fallbacks', t`Gave way`, ({ remote }) => remote.fallbacks),
  counted('errors', t`Errors, new`, ({ remote }) => remote.errors),
  counted('errors-old', t`Errors, old`, ({ legacy }) => legacy.errors),
];
