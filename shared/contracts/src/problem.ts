import { z } from 'zod/mini';

/** Media type of an error answer (RFC 9457). */
export const PROBLEM_JSON = 'application/problem+json';

/**
 * An error answer by RFC 9457, with a `code` that programs switch on and, for invalid input, the fields at fault.
 * Unknown members are kept, as the RFC allows extensions.
 */
export const Problem = z.looseObject({
  type: z._default(z.string(), 'about:blank'),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
