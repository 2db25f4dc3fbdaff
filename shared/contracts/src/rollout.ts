import { z } from 'zod/mini';
import { route } from './route.ts';

/** One look at one cohort, or at the rest (all but one, as one). */
const Look = z.object({
  /** Id of a tenant, or `(the rest)`. */
  cohort: z.string(),
  harm: z.enum(['fails', 'falls-silent']),
  /** Natural logarithm of the evidence that the remote is worse, and what it must reach for the version to be withdrawn. */
  logEvidence: z.number(),
  needed: z.number(),
});

/** What was done to a release without anybody's hand. Times in milliseconds since 1970. */
const Retreat = z.object({
  id: z.string(),
  at: z.number(),
  feature: z.string(),
  flag: z.string(),
  version: z.string(),
  /** Id of the tenant that lost it; absent: all did. */
  cohort: z.optional(z.string()),
  /** What it rested on, strongest first. */
  looks: z.array(Look),
  /** `begun` until the flag server has taken it. */
  state: z.enum(['begun', 'done']),
  /** What has kept it from being done. */
  fault: z.optional(z.string()),
});

/** What the rollout service sees, and has done; for operators. */
export const rollout = {
  /** The last look at each version that somebody gets, and the latest 100 retreats, newest first. */
  state: route({
    method: 'GET',
    path: '/api/v1/rollout',
    service: 'rollout',
    permission: 'platform.operate',
    response: z.object({
      /** False while it is held by its flag: it looks, and does nothing. */
      isActing: z.boolean(),
      /** When it last looked at all features; absent before the first time. */
      lookedAt: z.optional(z.number()),
      /** What kept it from looking the last time. */
      fault: z.optional(z.string()),
      releases: z.array(
        z.object({
          feature: z.string(),
          flag: z.string(),
          version: z.string(),
          /** When the first page was meant to show it. */
          since: z.number(),
          cohorts: z.array(
            z.object({
              cohort: z.string(),
              /** Share of its people who get the version, in per cent. */
              percentage: z.number(),
            }),
          ),
          looks: z.array(Look),
        }),
      ),
      retreats: z.array(Retreat),
    }),
  }),
} as const;

export type Retreat = z.output<typeof Retreat>;
export type RolloutState = z.output<typeof rollout.state.response>;
