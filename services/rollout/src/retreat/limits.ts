import { z } from 'zod/mini';

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.number().check(z.int(), z.gte(0));

/** When a release is taken back. Rates and probabilities are shares, 0 to 1. */
export const Limits = z.object({
  /** Most that a good release may ever be taken back with, over all cohorts and looks. */
  alpha: z._default(share, 0.01),
  /** By how much more often than the legacy view the remote may fail. */
  margin: z._default(share, 0.005),
  /** By how much more often its pages may never tell how they went. */
  silentMargin: z._default(share, 0.03),
  /** Fewer people than this on the remote prove nothing. */
  leastTrials: z._default(count, 20),
});
export type Limits = z.infer<typeof Limits>;
