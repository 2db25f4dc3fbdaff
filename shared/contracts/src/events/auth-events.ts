import { z } from 'zod/mini';
import { eventType } from './event-type.ts';

/** What happens to accounts and sessions. */
export const authEvents = {
  /** Somebody signed in, in the envelope's tenant. */
  sessionBegun: eventType({
    type: 'ficus.session.begun.v1',
    source: 'auth',
    data: z.object({ personId: z.string(), name: z.string(), email: z.string(), tenantName: z.string() }),
  }),
} as const;
