import type { Tallies } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import { AT_FAULT, NOT_ROLLED_OUT } from './at-fault.ts';

interface Row {
  readonly version: string;
  readonly since: Date;
  readonly cohort: string;
  readonly view: 'remote' | 'legacy';
  readonly told: number;
  readonly failed: number;
  readonly settled: number;
  readonly silent: number;
}

/** A release that has been out for longer is not judged any more. */
const LOOK_BACK = '7 days';
/** Versions that nobody was meant to see for longer are left out. */
const RECENT = '24 hours';

/**
 * Counts what each version of a feature's remote is judged by, in people: each once a version and cohort, by their first
 * page of it. A page is of a version if its document meant to show it, or if it followed a flip to it. Legacy: those for
 * whom the flag was off, by their first page since the version came.
 */
export async function countTallies(
  db: Kysely<AnalyticsSchema>,
  { feature, silentAfterMs }: { readonly feature: string; readonly silentAfterMs: number },
): Promise<Tallies> {
  const { rows } = await sql<Row>`
    with
      -- Pages that meant to show the remote, of whichever version.
      meant as (
        select person, page, cohort, version, min(at) as at, bool_or(by_document) as by_document
        from (
          select person, page, cohort, version, at, true as by_document
          from exposures
          where feature = ${feature} and view = 'remote' and version is not null
            and reason <> all(${[...NOT_ROLLED_OUT]}::text[]) and at > now() - ${LOOK_BACK}::interval
          union all
          select events.person, page, coalesce(exposures.cohort, events.cohort), events.version, events.at, false
          from events left join exposures using (page, person)
          where events.feature = ${feature} and kind = 'intended' and events.view = 'remote'
            and events.version is not null and events.reason <> all(${[...NOT_ROLLED_OUT]}::text[])
            and events.at > now() - ${LOOK_BACK}::interval
        ) as each_time
        group by person, page, cohort, version
      ),
      versions as (
        select version, min(at) as since from meant group by version having max(at) > now() - ${RECENT}::interval
      ),
      -- What each page told of each view and version.
      outcomes as (
        select person, page, view, coalesce(version, '') as version,
          bool_or(kind in ('failed', 'error') or reason = any(${[...AT_FAULT]}::text[])) is true as has_failed
        from events
        where feature = ${feature} and at > now() - ${LOOK_BACK}::interval
          and (kind in ('rendered', 'failed', 'fell-back') or source = 'uncontained')
        group by person, page, view, coalesce(version, '')
      ),
      -- Pages that died while they were loading a version: the next page of the person told so.
      died as (
        select distinct on (events.person, events.page, events.version) meant.person, meant.page, meant.version
        from events join meant
          on meant.person = events.person and meant.version = events.version
          and meant.page <> events.page and meant.at < events.at
        where events.feature = ${feature} and kind = 'did-not-finish'
        order by events.person, events.page, events.version, meant.at desc
      ),
      pages as (
        select 'remote' as view, versions.version as judged, versions.version as shown,
          person, page, cohort, at, by_document
        from meant join versions using (version)
        union all
        select 'legacy', versions.version, '', person, page, cohort, at, true
        from exposures join versions on at >= since
        where feature = ${feature} and view = 'legacy' and reason = 'flag-off'
      ),
      first_pages as (
        select distinct on (judged, view, cohort, person) * from pages
        order by judged, view, cohort, person, at, by_document desc
      ),
      told as (
        select judged, first_pages.view, cohort,
          count(*) filter (where has_failed is not null or died.page is not null) as told,
          count(*) filter (where has_failed or died.page is not null) as failed
        from first_pages
          left join outcomes on outcomes.person = first_pages.person and outcomes.page = first_pages.page
            and outcomes.view = first_pages.view and outcomes.version = shown
          left join died on died.person = first_pages.person and died.page = first_pages.page
            and died.version = shown
        group by judged, first_pages.view, cohort
      ),
      first_documents as (
        select distinct on (judged, view, cohort, person) * from pages where by_document
        order by judged, view, cohort, person, at
      ),
      silence as (
        select judged, view, cohort, count(*) as settled,
          count(*) filter (where died.page is null and not exists (
            select from events where events.person = first_documents.person and events.page = first_documents.page
          )) as silent
        from first_documents
          left join died on died.person = first_documents.person and died.page = first_documents.page
            and died.version = shown
        where at < now() - make_interval(secs => ${silentAfterMs / 1000})
        group by judged, view, cohort
      )
    select version, since, cohort, view,
      coalesce(told, 0)::int8 as told, coalesce(failed, 0)::int8 as failed,
      coalesce(settled, 0)::int8 as settled, coalesce(silent, 0)::int8 as silent
    from (told full join silence using (judged, view, cohort)) join versions on version = judged
    order by since, version, cohort, view`.execute(db);

  const versions = Map.groupBy(rows, ({ version }) => version);
  return {
    feature,
    versions: [...versions].map(([version, ofVersion]) => ({
      version,
      since: ofVersion[0]?.since.getTime() ?? 0,
      cohorts: [...Map.groupBy(ofVersion, ({ cohort }) => cohort)].map(([cohort, ofCohort]) => ({
        cohort,
        remote: viewOf(ofCohort, 'remote'),
        legacy: viewOf(ofCohort, 'legacy'),
      })),
    })),
  };
}

function viewOf(rows: readonly Row[], view: Row['view']) {
  const row = rows.find((one) => one.view === view);
  return {
    told: { trials: row?.told ?? 0, failures: row?.failed ?? 0 },
    silent: { trials: row?.settled ?? 0, failures: row?.silent ?? 0 },
  };
}
