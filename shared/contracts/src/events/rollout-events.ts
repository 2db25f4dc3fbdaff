import { z } from 'zod/mini';
import { eventType } from './event-type.ts';

/** What happens to releases without anybody's hand. */
export const rolloutEvents = {
  /** A version of a feature's remote was taken back, from one cohort or from all. */
  releaseWithdrawn: eventType({
    type: 'ficus.release.withdrawn.v1',
    source: 'rollout',
    data: z.object({
      feature: z.string(),
      /** The flag that was changed. */
      flag: z.string(),
      version: z.string(),
      /** Id of the tenant that lost it; absent: all did. */
      cohort: z.optional(z.string()),
      /** Its pages said that they failed, or were never heard of again. */
      harm: z.optional(z.enum(['fails', 'falls-silent'])),
    }),
  }),
  /** A plan waits for a person. */
  rolloutPaused: eventType({
    type: 'ficus.rollout.paused.v1',
    source: 'rollout',
    data: z.object({
      feature: z.string(),
      version: z.string(),
      /** Where it stands, in per cent. */
      percentage: z.number(),
      /** A `PauseReason`, or one that this copy of the contracts does not know. */
      why: z.string(),
    }),
  }),
} as const;
