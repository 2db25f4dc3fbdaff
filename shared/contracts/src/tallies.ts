import { z } from 'zod/mini';

const count = z.number().check(z.int(), z.gte(0));
const Tally = z
  .object({ trials: count, failures: count })
  .check(z.refine(({ trials, failures }) => failures <= trials, 'failures: more than were tried'));

/** One view in one cohort, in people: each counts once a version, by the first page of it that they opened. */
const ViewTally = z.object({
  /** Whose page said how it went. */
  told: Tally,
  /** For whom the document meant this view long enough ago; `failures` are those whose page never said a word. */
  silent: Tally,
});

/**
 * What is known of each version of a feature's remote, and of the legacy view over the same time: what a release is judged
 * by. `GET /internal/tallies?feature=` of the analytics service.
 */
export const Tallies = z.object({
  feature: z.string(),
  versions: z.array(
    z.object({
      version: z.string(),
      /** When the first page was meant to show it, in milliseconds since 1970. */
      since: z.number(),
      cohorts: z.array(
        z.object({
          /** Id of the tenant. */
          cohort: z.string(),
          remote: ViewTally,
          legacy: ViewTally,
        }),
      ),
    }),
  ),
});
export type Tallies = z.infer<typeof Tallies>;
