import { z } from 'zod/mini';
import { Role } from './person.ts';
import { route } from './route.ts';

/** A view, and why it is the one. */
const Decided = z.object({
  view: z.enum(['remote', 'legacy']),
  /** One of the reasons of decisions, and the same in words. */
  reason: z.string(),
  words: z.string(),
  /** Of the remote. */
  version: z.optional(z.string()),
});

/** Why somebody sees which view of a feature; for operators. Answered by the front door, which decides. */
export const explanations = {
  /** 404 `no-such-person` for somebody who may not act in this tenant, and 404 `no-such-feature`. */
  why: route({
    method: 'GET',
    path: '/api/v1/explanations',
    service: 'gateway',
    permission: 'platform.operate',
    query: z.object({
      feature: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
      /** Id of the tenant that they act in. */
      tenantId: z.string().check(z.regex(/^[\w-]{1,200}$/)),
      email: z.string().check(z.minLength(3), z.maxLength(200)),
    }),
    response: z.object({
      person: z.object({ name: z.string(), email: z.string(), role: Role }),
      /** What a page would be decided on now in a browser that remembers nothing. */
      now: Decided,
      /** The feature's flags that are on for them; with the name of the variant, if they get one. */
      flags: z.array(z.object({ name: z.string(), variant: z.optional(z.string()) })),
      /** What their last page of it was decided on, in their browser; absent where none is known. */
      last: z.optional(z.extend(Decided, { at: z.number() })),
    }),
  }),
} as const;
export type Explanation = z.output<typeof explanations.why.response>;
