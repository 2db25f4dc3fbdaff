import type { ViewFacts, ViewsSummary } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import { countEvents, readMeasures } from './count-events.ts';
import { countPages, countReasons, type Span } from './count-pages.ts';
import { rateOf, withUnheard } from './rate.ts';

type Rows = Awaited<ReturnType<typeof readRows>>;

/** How both views of a feature fare, by cohort. */
export async function summarise(
  db: Kysely<AnalyticsSchema>,
  span: Span,
  silentAfterMs: number,
): Promise<ViewsSummary> {
  const rows = await readRows(db, span, silentAfterMs);
  const names = new Set([...rows.pages, ...rows.events].map(({ cohort }) => cohort));
  const cohorts = [...names].map((cohort) => {
    const remote = factsOf(rows, cohort, 'remote');
    const legacy = factsOf(rows, cohort, 'legacy');
    const wentBack = rows.events.filter((row) => row.cohort === cohort && row.kind === 'chose-legacy');
    const reasons = rows.reasons
      .filter((row) => row.cohort === cohort)
      .map(({ view, reason, count }) => ({ view, reason, count }));
    return { cohort, remote, legacy, wentBack: sum(wentBack), reasons };
  });
  const size = ({ remote, legacy }: (typeof cohorts)[number]) => remote.exposures + legacy.exposures;
  return {
    feature: span.feature,
    from: span.from.getTime(),
    to: span.to.getTime(),
    cohorts: cohorts.toSorted((one, other) => size(other) - size(one)),
  };
}

async function readRows(db: Kysely<AnalyticsSchema>, span: Span, silentAfterMs: number) {
  const [pages, reasons, events, measures] = await Promise.all([
    countPages(db, span, silentAfterMs),
    countReasons(db, span),
    countEvents(db, span),
    readMeasures(db, span),
  ]);
  return { pages, reasons, events, measures };
}

const NO_PAGES = { exposures: 0, people: 0, told: 0, failed: 0, silent: 0 };

function factsOf(rows: Rows, cohort: string, view: 'remote' | 'legacy'): ViewFacts {
  const isOurs = (row: { cohort: string; view: string }) => row.cohort === cohort && row.view === view;
  const { exposures, people, told, failed, silent } = rows.pages.find(isOurs) ?? NO_PAGES;
  const events = rows.events.filter(isOurs);
  const of = (kind: string) => events.filter((row) => row.kind === kind);
  const byReason = (kind: string) => of(kind).map(({ reason, count }) => ({ reason: reason ?? '', count }));
  const used = sum(of('used'));
  const useRate = rateOf(
    used,
    of('rendered').reduce((all, { sampled }) => all + sampled, 0),
  );
  const failureRate = rateOf(failed, told);
  return {
    exposures,
    people,
    told,
    failed,
    silent,
    ...(failureRate && { failureRate }),
    estimatedFailures: withUnheard({ exposures, told, failed, silent }),
    intended: sum(of('intended')),
    loaded: sum(of('loaded')),
    rendered: sum(of('rendered')),
    used,
    ...(useRate && { useRate }),
    fallbacks: byReason('fell-back'),
    swaps: byReason('swapped'),
    diedLoading: sum(of('did-not-finish')),
    noView: sum(of('failed')),
    errors: sum(of('error')),
    measures: rows.measures
      .filter(isOurs)
      .map(({ metric, count, p75, low, high }) => ({ metric, count, p75, low, high })),
  };
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}
