import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session, SessionClaim, Sessions } from './sessions.ts';

/** The session cookie, set by the auth service and never readable by scripts. */
const SESSION_COOKIE = 'ficus_session';

/** Set by the auth service when the session switches to another tenant. */
const TENANT_COOKIE = 'ficus_tenant';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; undefined without a valid session. Set where a route asks for it. */
    session: Session | undefined;
  }
}

/**
 * The secret of the session that a request claims: the cookie of a browser, or `Authorization: Bearer` of a program that
 * is none and keeps the secret itself. A cookie counts first, so that no page can lend its person another session.
 */
function sessionSecret(request: FastifyRequest): string | undefined {
  const cookie = request.cookies[SESSION_COOKIE];
  if (cookie !== undefined) return cookie;
  return /^Bearer ([\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** What a request claims of its session. */
export function sessionClaim(request: FastifyRequest): SessionClaim {
  return { secret: sessionSecret(request), tenant: request.cookies[TENANT_COOKIE] };
}

/** A preHandler that finds out whose request it is. */
export function findSession(sessions: Sessions) {
  return async (request: FastifyRequest): Promise<void> => {
    request.session = await sessions.find(sessionClaim(request));
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A preHandler against cross-site request forgery: what changes something must come from a page of ours. Browsers say so
 * by `Sec-Fetch-Site`, older ones by `Origin`; programs that are not browsers send neither, and carry no cookie by accident.
 */
export async function refuseForeignSites(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const isForeign =
    site !== undefined
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && !isSameHost(origin, request);
  if (!isForeign) return;
  await reply.code(403).type('application/problem+json').send({
    type: 'about:blank',
    status: 403,
    code: 'foreign-site',
    title: 'Requests from other sites are refused',
  });
}

function isSameHost(origin: string, request: FastifyRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
