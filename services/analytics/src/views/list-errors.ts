import type { ViewsErrors } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import { eventsIn } from './count-events.ts';
import type { Span } from './count-pages.ts';

interface ErrorRow {
  readonly fingerprint: string;
  readonly name: string;
  readonly source: string;
  readonly place: string | null;
  readonly view: 'remote' | 'legacy';
  readonly version: string | null;
  readonly count: number;
  readonly people: number;
  readonly last_at: Date;
}

const MOST = 100;

/** The most frequent errors, each as often as it was told. */
export async function listErrors(db: Kysely<AnalyticsSchema>, span: Span): Promise<ViewsErrors> {
  const { rows } = await sql<ErrorRow>`
    select fingerprint, name, source, min(place) as place, view, version,
      count(*), count(distinct person) as people, max(at) as last_at
    from ${eventsIn(span)}
    where kind = 'error'
    group by fingerprint, name, source, view, version
    order by count(*) desc, fingerprint
    limit ${MOST}`.execute(db);
  return {
    feature: span.feature,
    errors: rows.map(({ place, version, last_at, ...rest }) => ({
      ...rest,
      ...(place !== null && { place }),
      ...(version !== null && { version }),
      lastAt: last_at.getTime(),
    })),
  };
}
