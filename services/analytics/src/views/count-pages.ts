import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import { AT_FAULT } from '../tallies/at-fault.ts';

/** What is looked at. */
export interface Span {
  readonly feature: string;
  readonly from: Date;
  readonly to: Date;
  /** Of the remote, only this version. */
  readonly version?: string | undefined;
}

interface PagesRow {
  readonly cohort: string;
  readonly view: 'remote' | 'legacy';
  readonly exposures: number;
  readonly people: number;
  readonly told: number;
  readonly failed: number;
  readonly silent: number;
}

/** Counts the pages of each cohort by the view that their document meant, and how they fared. */
export async function countPages(
  db: Kysely<AnalyticsSchema>,
  span: Span,
  silentAfterMs: number,
): Promise<readonly PagesRow[]> {
  const { feature, from, to, version } = span;
  const { rows } = await sql<PagesRow>`
    with
      pages as (
        select person, page, cohort, view, coalesce(version, '') as version, at
        from exposures
        where feature = ${feature} and at >= ${from} and at < ${to}
          and (${version ?? null}::text is null or view = 'legacy' or version = ${version ?? null})
      ),
      -- What a page told may come later than the time that is looked at.
      words as (
        select person, page,
          bool_or(events.view = pages.view and (events.view = 'legacy' or events.version = pages.version)
            and (kind in ('rendered', 'failed', 'fell-back') or source = 'uncontained')) is true as has_told,
          bool_or(events.view = pages.view and (events.view = 'legacy' or events.version = pages.version)
            and (kind = 'failed' or source = 'uncontained'
              or kind = 'fell-back' and reason = any(${[...AT_FAULT]}::text[]))) is true as has_failed
        from events join pages using (person, page)
        where events.feature = ${feature} and events.at >= ${from}
        group by person, page
      )
    select cohort, view, count(*) as exposures, count(distinct person) as people,
      count(*) filter (where has_told) as told, count(*) filter (where has_failed) as failed,
      count(*) filter (
        where words.page is null and at < now() - make_interval(secs => ${silentAfterMs / 1000})
      ) as silent
    from pages left join words using (person, page)
    group by cohort, view`.execute(db);
  return rows;
}

/** Counts why documents meant to show which view. */
export async function countReasons(db: Kysely<AnalyticsSchema>, { feature, from, to }: Span) {
  const rows = await db
    .selectFrom('exposures')
    .where('feature', '=', feature)
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy(['cohort', 'view', 'reason'])
    .select(['cohort', 'view', 'reason', db.fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .execute();
  return rows;
}
