import type { FastifyRequest } from 'fastify';
import { z } from 'zod/mini';

const Caller = z.object({
  personId: z.string(),
  tenantId: z.string(),
  permissions: z.array(z.string()),
});
const TENANT = /^\/api\/v1\/tenant(s|-plans|-deletions)\/:id(\/|$)/;
const PROFILE = '/api/v1/profile';

/**
 * The part that a write is about, as its address and its caller say: so that it is done upon all that was written before
 * at the other side, also where it would find nothing to write here. Undefined where the caller reaches no such part.
 */
export function partitionOfRequest(request: FastifyRequest): string | undefined {
  const caller = Caller.safeParse(request.caller).data;
  if (!caller) return undefined;
  const path = request.routeOptions.url ?? '';
  if (path === PROFILE) return `person/${caller.personId}`;
  if (!TENANT.test(path)) return `tenant/${caller.tenantId}`;
  const id = String(Reflect.get(Object(request.params), 'id'));
  const isInReach = id === caller.tenantId || caller.permissions.includes('platform.operate');
  return isInReach ? `tenant/${id}` : undefined;
}
