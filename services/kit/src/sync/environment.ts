import { z } from 'zod/mini';
import { httpUrl } from '../environment.ts';

/** What a side has in its environment; without them it has its data alone. */
export const syncVariables = {
  /** Where the other side is. */
  SYNC_WITH: z.optional(httpUrl),
  SYNC_SECRET: z.optional(
    z
      .string({ error: 'set it to the secret that both sides share' })
      .check(z.minLength(32, { error: 'set it to at least 32 characters, the same for both sides' })),
  ),
};
