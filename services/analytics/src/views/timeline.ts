import type { ViewsTimeline } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import { eventsIn } from './count-events.ts';
import type { Span } from './count-pages.ts';

interface StepRow {
  readonly step: number;
  readonly view: 'remote' | 'legacy';
  readonly kind: string;
  readonly count: number;
}

/** How often which view was meant, gave way and erred, in so many steps of equal length. */
export async function readTimeline(
  db: Kysely<AnalyticsSchema>,
  span: Span,
  { steps, cohort }: { readonly steps: number; readonly cohort?: string | undefined },
): Promise<ViewsTimeline> {
  const [from, to] = [span.from.getTime(), span.to.getTime()];
  const stepMs = Math.max(1, Math.ceil((to - from) / steps));
  const stepOf = sql`floor((extract(epoch from at) * 1000 - ${from}) / ${stepMs})::integer`;
  const wanted = cohort ?? null;
  const { rows } = await sql<StepRow>`
    select step, view, kind, count(*) from (
      select ${stepOf} as step, view, 'exposure' as kind from exposures
      where feature = ${span.feature} and at >= ${span.from} and at < ${span.to}
        and (${wanted}::text is null or cohort = ${wanted})
      union all
      select ${stepOf}, view, kind from ${eventsIn(span)}
      where kind in ('fell-back', 'error') and (${wanted}::text is null or of_cohort = ${wanted})
    ) as each_one
    group by step, view, kind`.execute(db);
  const of = (step: number, view: StepRow['view'], kind: string) =>
    rows.find((row) => row.step === step && row.view === view && row.kind === kind)?.count ?? 0;
  return {
    feature: span.feature,
    steps: Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, step) => ({
      from: from + step * stepMs,
      to: Math.min(to, from + (step + 1) * stepMs),
      remote: {
        exposures: of(step, 'remote', 'exposure'),
        fallbacks: of(step, 'remote', 'fell-back'),
        errors: of(step, 'remote', 'error'),
      },
      legacy: { exposures: of(step, 'legacy', 'exposure'), errors: of(step, 'legacy', 'error') },
    })),
  };
}
