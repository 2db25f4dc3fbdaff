import { z } from 'zod/mini';

const Text = z.string().check(z.maxLength(300));

/**
 * What an open page tells the front door (`POST /api/incidents`) when somebody copies an incident code, or sees one:
 * the log then ties the code to the decision and to the request for the page.
 */
export const Incident = z.object({
  /** Such as `chat-1f3b9c2a-k3x9f2`: the feature, the page's request, the time. */
  code: z.string().check(z.regex(/^[a-z0-9-]{5,80}$/)),
  feature: Text,
  view: z.enum(['remote', 'legacy']),
  phase: Text,
  reason: Text,
  version: z.optional(Text),
  /** Id of the request for the page. */
  pageRequest: z.optional(Text),
  error: z.optional(Text),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Incident = z.infer<typeof Incident>;
