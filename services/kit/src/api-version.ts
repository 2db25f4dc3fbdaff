import type { Route } from '@ficus/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** The header by which an answer says the version of the API that it is of, and a caller the one it was made for. */
export const API_VERSION_HEADER = 'api-version';

/** The version in a route's path, such as `1` of `/api/v1/people`; undefined for a path without one. */
export function apiVersionOf(path: string): string | undefined {
  return /^\/api\/v(\d+)\//.exec(path)?.[1];
}

/**
 * Says the version of the answer, and what replaces the route where something does (RFC 9745, RFC 8288). Throws 400
 * `api-version` when the caller was made for another version than it calls.
 */
export function answerVersion(route: Route, request: FastifyRequest, reply: FastifyReply): void {
  const version = apiVersionOf(route.path);
  if (version === undefined) return;
  reply.header(API_VERSION_HEADER, version);
  if (route.successor) {
    reply.headers({
      deprecation: `@${route.successor.since}`,
      link: `<${route.successor.path}>; rel="successor-version"`,
    });
  }
  const asked = request.headers[API_VERSION_HEADER];
  if (asked === undefined || asked === version) return;
  const message = `This address is of version ${version}`;
  throw problem(400, 'api-version', 'The request is of another version of the API than its address.', {
    fields: [{ path: `headers.${API_VERSION_HEADER}`, message }],
    detail: `${message}.`,
  });
}
