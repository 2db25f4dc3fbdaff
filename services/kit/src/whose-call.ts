import { z } from 'zod/mini';
import type { Whose } from './rate-limits.ts';

// A service's own verifier may give callers another form than the token's claims.
const Caller = z.union([
  z.pipe(
    z.object({ sub: z.string(), tenantId: z.string() }),
    z.transform(({ sub, tenantId }) => ({ personId: sub, tenantId })),
  ),
  z.object({ personId: z.string(), tenantId: z.string() }),
]);

/** Whose call it is, whatever form the caller has; undefined for a service that calls for itself. */
export function whoseCall(caller: unknown): Whose | undefined {
  return Caller.safeParse(caller).data;
}
