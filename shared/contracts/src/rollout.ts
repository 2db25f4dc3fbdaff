import { z } from 'zod/mini';
import { route } from './route.ts';

const Version = z.string().check(z.regex(/^[0-9A-Za-z](?:[.+-]?[0-9A-Za-z])*$/), z.maxLength(100));

/** What product has written for a release to advance by itself. Without one it never does. */
export const RolloutPlan = z.object({
  /** Of the remote. */
  version: Version,
  /** In rising order; the last one is where it ends. */
  steps: z
    .array(
      z.object({
        /** Share of people who get the version, in whole per cent: more is not asked of the flag server. */
        percentage: z.number().check(z.int(), z.gte(1), z.lte(100)),
        /** How long at least a release stays here. */
        dwellMinutes: z.number().check(z.gte(0.01), z.lte(43_200)),
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(20),
      z.refine(
        (steps) =>
          steps.every((step, index) => index === 0 || step.percentage > (steps[index - 1]?.percentage ?? 0)),
        'steps: percentages must rise from one step to the next',
      ),
    ),
  /** It advances once it is shown not to fail more often than the legacy view by as much as this, a share. */
  tolerance: z._default(z.number().check(z.gte(0.001), z.lte(0.5)), 0.02),
  /** How sure that must be: the chance of advancing a release that is not so. */
  doubt: z._default(z.number().check(z.gte(0.0001), z.lte(0.5)), 0.05),
  /** After this many dwell times without that proof it pauses, and asks. */
  patience: z._default(z.number().check(z.gte(1), z.lte(1000)), 4),
});
export type RolloutPlan = z.infer<typeof RolloutPlan>;

/** Why a plan does not go on by itself. */
const PauseReason = z.enum([
  /** It stayed for as long as the plan has patience, and was not shown to be no worse. */
  'no-proof',
  /** The version was taken back from somebody. */
  'withdrawn',
  /** The flag gives another share than the plan did: somebody has decided otherwise. */
  'changed-by-hand',
  'flag-off',
  /** The flag gives the version by no strategy of gradual rollout, or by several. */
  'no-single-strategy',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** A plan and how far it has come. Times in milliseconds since 1970. */
const FollowedPlan = z.object({
  feature: z.string(),
  plan: RolloutPlan,
  /** Place in its steps, from 0, and since when. */
  step: z.number(),
  since: z.number(),
  state: z.enum(['running', 'paused', 'done']),
  /** Why it is paused. */
  why: z.optional(PauseReason),
  /** Id of the person who wrote it. */
  writtenBy: z.string(),
});
export type FollowedPlan = z.infer<typeof FollowedPlan>;

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
      /** The flags that are watched. */
      flags: z.array(
        z.object({
          feature: z.string(),
          flag: z.string(),
          isOn: z.boolean(),
          /** Where a person changes it. */
          url: z.string(),
        }),
      ),
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
      plans: z.array(FollowedPlan),
    }),
  }),
  /**
   * Writes the plan of a feature, in place of the one there is, and begins it at its first step. Writing it again is
   * how a paused plan is taken up. 404 `no-such-feature` where there is no flag of it.
   */
  setPlan: route({
    method: 'PUT',
    path: '/api/v1/rollout/plans/:feature',
    service: 'rollout',
    permission: 'platform.operate',
    body: RolloutPlan,
    response: FollowedPlan,
  }),
  /** Ends it; the flag stays as it is. Without one it does nothing. */
  endPlan: route({
    method: 'DELETE',
    path: '/api/v1/rollout/plans/:feature',
    service: 'rollout',
    permission: 'platform.operate',
  }),
} as const;

export type Retreat = z.output<typeof Retreat>;
export type RolloutState = z.output<typeof rollout.state.response>;
