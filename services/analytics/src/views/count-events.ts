import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import type { Span } from './count-pages.ts';
import { Z } from './rate.ts';

/** Events of the feature and time that are asked for; a page is of the cohort that it was made for. */
export function eventsIn({ feature, from, to, version = undefined }: Span) {
  const wanted = version ?? null;
  return sql`(
    select events.*, coalesce(exposures.cohort, events.cohort) as of_cohort
    from events left join exposures using (page, person)
    where events.feature = ${feature} and events.at >= ${from} and events.at < ${to}
      and (${wanted}::text is null or events.view = 'legacy' or events.version = ${wanted})
  ) as told`;
}

interface EventsRow {
  readonly cohort: string;
  readonly view: 'remote' | 'legacy';
  readonly kind: string;
  readonly reason: string | null;
  readonly count: number;
  /** Of these, how many are of pages that tell what is sampled. */
  readonly sampled: number;
}

/** Counts what was told, by kind and reason. */
export async function countEvents(db: Kysely<AnalyticsSchema>, span: Span): Promise<readonly EventsRow[]> {
  const { rows } = await sql<EventsRow>`
    select of_cohort as cohort, view, kind, reason, count(*), count(*) filter (where is_sampled) as sampled
    from ${eventsIn(span)}
    where kind <> 'vital'
    group by of_cohort, view, kind, reason
    order by count(*) desc, reason`.execute(db);
  return rows;
}

interface MeasureRow {
  readonly cohort: string;
  readonly view: 'remote' | 'legacy';
  readonly metric: string;
  readonly count: number;
  readonly p75: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The value that three of four keep below, of each measure, and the two between which it lies with a certainty of 95 %:
 * the ones that stand as far from it in the order of all values as chance may have moved it.
 */
export async function readMeasures(db: Kysely<AnalyticsSchema>, span: Span): Promise<readonly MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    with
      measured as (
        (
          -- A vital grows while the page is open: the last word counts.
          select distinct on (person, page, load, visit, view, metric) of_cohort as cohort, view, metric, value
          from ${eventsIn(span)} where kind = 'vital'
          order by person, page, load, visit, view, metric, seq desc
        )
        union all
        select of_cohort, view, case kind when 'loaded' then 'load' else 'ready' end, value
        from ${eventsIn(span)} where kind in ('loaded', 'rendered')
      ),
      ranked as (
        select cohort, view, metric, value,
          row_number() over (partition by cohort, view, metric order by value) as rank,
          count(*) over (partition by cohort, view, metric) as count
        from measured
      )
    select cohort, view, metric, count,
      max(value) filter (where rank = ceil(0.75 * count)) as p75,
      max(value) filter (where rank = greatest(1, floor(0.75 * count - ${Z} * sqrt(0.1875 * count)))) as low,
      max(value) filter (where rank = least(count, ceil(0.75 * count + ${Z} * sqrt(0.1875 * count)) + 1)) as high
    from ranked
    group by cohort, view, metric, count
    order by metric`.execute(db);
  return rows;
}
