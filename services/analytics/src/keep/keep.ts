import type { Exposure, TelemetryEvent, ToldTelemetry } from '@ficus/contracts';
import type { Insertable, Kysely } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';

/** Keeps what documents meant to show. What is there is left as it is, so telling it again changes nothing. */
export async function keepExposures(
  db: Kysely<AnalyticsSchema>,
  exposures: readonly Exposure[],
): Promise<void> {
  if (exposures.length === 0) return;
  const rows = exposures.map(({ at, version = null, ...rest }) => ({ ...rest, version, at: new Date(at) }));
  await db
    .insertInto('exposures')
    .values(rows)
    .onConflict((conflict) => conflict.column('page').doNothing())
    .execute();
}

/** PostgreSQL takes 65,535 parameters a statement; a row has 19. */
const ROWS = 2000;

/** Keeps what pages told. Each event counts once, by person, load of the page and number. */
export async function keepTelemetry(
  db: Kysely<AnalyticsSchema>,
  told: readonly ToldTelemetry[],
): Promise<void> {
  const rows = told.flatMap((one) => one.batch.events.map((event) => rowOf(one, event)));
  for (let from = 0; from < rows.length; from += ROWS)
    await db
      .insertInto('events')
      .values(rows.slice(from, from + ROWS))
      .onConflict((conflict) => conflict.columns(['person', 'page', 'load', 'seq']).doNothing())
      .execute();
}

function rowOf(
  { person, cohort, at, batch }: ToldTelemetry,
  event: TelemetryEvent,
): Insertable<AnalyticsSchema['events']> {
  const { page, load, sentMs, isSampled } = batch;
  const { seq, atMs, feature, visit, kind, view, version = null } = event;
  return {
    person,
    page,
    load,
    seq,
    // By our clock; the browser's own may say anything.
    at: new Date(at - Math.max(0, sentMs - atMs)),
    cohort,
    feature,
    visit,
    kind,
    view,
    version,
    reason: 'reason' in event ? event.reason : null,
    value: measureOf(event),
    metric: kind === 'vital' ? event.metric : null,
    source: kind === 'error' ? event.source : null,
    name: kind === 'error' ? event.name : null,
    fingerprint: kind === 'error' ? event.fingerprint : null,
    place: kind === 'error' ? (event.place ?? null) : null,
    is_sampled: isSampled,
  };
}

function measureOf(event: TelemetryEvent): number | null {
  if (event.kind === 'vital') return event.value;
  return event.kind === 'loaded' || event.kind === 'rendered' ? event.ms : null;
}
