import { z } from 'zod/mini';

/** A variant as the flag server's frontend API gives it. */
export const Variant = z.object({
  name: z.string(),
  enabled: z.boolean(),
  feature_enabled: z.optional(z.boolean()),
  payload: z.optional(z.object({ type: z.string(), value: z.string() })),
});

/** One evaluated flag, in the wire format of Unleash's frontend API. Only enabled flags are listed. */
export const Toggle = z.object({
  name: z.string(),
  enabled: z.boolean(),
  variant: Variant,
  impressionData: z.boolean(),
});
export type Toggle = z.infer<typeof Toggle>;

/**
 * The answer of `/api/flags`: the frontend API's wire format with the `revision` of the flag state it was
 * evaluated from. Revisions grow; a browser ignores an older one than it has.
 */
export const FlagsAnswer = z.object({ toggles: z.array(Toggle), revision: z.number() });
export type FlagsAnswer = z.infer<typeof FlagsAnswer>;
