import { ownerOf } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** By this header a page says whom it was made for, in which tenant (`ownerOf`), and an answer whom it is for. */
export const OWNER_HEADER = 'x-ficus-owner';

/**
 * A preHandler, after `findSession`: refuses what another's page asks for. A tab that was opened before the session
 * switched its tenant, or before somebody else signed in, would otherwise show, and write into, the one what belongs to
 * the other. A request that names nobody is taken as it is: programs have no page. Answers name their owner, so that a
 * page can tell one that was fetched for it before its own code ran.
 */
export async function guardOwner(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { session } = request;
  if (!session) return;
  const owner = ownerOf(session.person);
  reply.header(OWNER_HEADER, owner);
  const claimed = request.headers[OWNER_HEADER];
  if (claimed === undefined || claimed === owner) return;
  throw problem(409, 'other-owner', 'This page was made for somebody else, or for another tenant.', {
    detail: 'Load the page again to go on.',
  });
}
