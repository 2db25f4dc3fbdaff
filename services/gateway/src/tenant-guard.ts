import { problem } from '@ficus/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** By this header a page says which tenant it was made for, and an answer which tenant it is from. */
export const TENANT_HEADER = 'x-ficus-tenant';

/**
 * A preHandler, after `findSession`: refuses what a page of another tenant asks for. A tab that was opened before the
 * session switched its tenant would otherwise show, and write into, the new one what belongs to the old. A request that
 * names no tenant is taken as it is: programs have no page. Answers name their tenant, so that a page can tell one that
 * was fetched for it before its own code ran.
 */
export async function guardTenant(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { session } = request;
  if (!session) return;
  const acting = encodeURIComponent(session.person.tenantId);
  reply.header(TENANT_HEADER, acting);
  const claimed = request.headers[TENANT_HEADER];
  if (claimed === undefined || claimed === acting) return;
  throw problem(409, 'other-tenant', 'You have switched to another tenant.', {
    detail: 'Load the page again to go on there.',
  });
}
