import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { traceparentOf } from '@ficus/service-kit';
import type { FastifyRequest } from 'fastify';

/** Headers between two neighbours (RFC 9110, section 7.6.1), which go no further. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;

/** What a browser must not claim: who it is, where it comes from, and what we say to services. */
const OURS = ['authorization', 'cookie', 'forwarded', 'x-real-ip'] as const;
const OUR_PREFIXES = ['x-forwarded-', 'x-migration-', 'x-sync-'];

/** Headers of a request as its upstream gets them: who it is says the token alone. */
export function passedHeaders(request: FastifyRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const dropped: ReadonlySet<string> = new Set([...HOP_BY_HOP, ...OURS]);
  const passed = Object.entries(headers).filter(
    ([name]) => !dropped.has(name) && !OUR_PREFIXES.some((prefix) => name.startsWith(prefix)),
  );
  return {
    ...Object.fromEntries(passed),
    'x-request-id': request.id,
    // The service's lines hang below the gateway's.
    traceparent: traceparentOf(request.raw as IncomingMessage),
    // A browser could claim any address; limits on sign-in go by it.
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
    ...(request.session ? { authorization: `Bearer ${request.session.token}` } : {}),
  };
}

/** Headers of an answer as they are passed on. */
export function answeredHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const dropped: ReadonlySet<string> = new Set([
    ...HOP_BY_HOP,
    'x-migration-behind',
    'x-migration-passed-on',
  ]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
