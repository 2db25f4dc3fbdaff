import { type Kysely, sql } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';

/** Features that somebody was shown in the last 30 days, by name. */
export async function listFeatures(db: Kysely<AnalyticsSchema>): Promise<string[]> {
  // From name to name along the index, however many rows there are of each.
  const { rows } = await sql<{ feature: string }>`
    with recursive names as (
      select min(feature) as feature from exposures
      union all
      select (select min(feature) from exposures where feature > names.feature)
      from names where names.feature is not null
    )
    select feature from names
    where feature is not null and exists (
      select from exposures
      where exposures.feature = names.feature and at > now() - interval '30 days'
    )`.execute(db);
  return rows.map(({ feature }) => feature);
}
