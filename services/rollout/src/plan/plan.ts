import { z } from 'zod/mini';

const minutes = z.number().check(z.gt(0));

/** What product has written for a release to advance by itself. Without one it never does. */
export const Plan = z.object({
  /** In rising order; the last one is where it ends. */
  steps: z
    .array(
      z.object({
        /** Share of people who get the remote, in per cent. */
        percentage: z.number().check(z.gt(0), z.lte(100)),
        /** How long at least a release stays here. */
        dwellMinutes: minutes,
      }),
    )
    .check(
      z.minLength(1),
      z.refine(
        (steps) =>
          steps.every((step, index) => index === 0 || step.percentage > (steps[index - 1]?.percentage ?? 0)),
        'steps: percentages must rise from one step to the next',
      ),
    ),
  /** It advances once it is shown not to fail more often than the legacy view by as much as this, a share. */
  tolerance: z._default(z.number().check(z.gt(0), z.lt(1)), 0.02),
  /** How sure that must be: the chance of advancing a release that is not so. */
  doubt: z._default(z.number().check(z.gt(0), z.lt(1)), 0.05),
  /** After this many dwell times without that proof it pauses, and asks. */
  patience: z._default(z.number().check(z.gte(1)), 4),
});
export type Plan = z.infer<typeof Plan>;
