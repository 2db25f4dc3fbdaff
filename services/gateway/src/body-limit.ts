import { Transform } from 'node:stream';
import { problem } from '@ficus/service-kit';
import type { FastifyRequest, RequestPayload } from 'fastify';

/** The largest body that any service takes, in bytes; each has its own, smaller limits. */
export const BODY_LIMIT = 16 * 1024 * 1024;

/** Requests whose body was broken off here. */
const brokenOff = new WeakSet<FastifyRequest>();

/** Whether a request's body was broken off here: then its upstream is not to blame. */
export function wasTooLarge(request: FastifyRequest): boolean {
  return brokenOff.has(request);
}

/** The problem of a body that is too large: 413 `too-large`. */
export function tooLarge() {
  return problem(413, 'too-large', 'The body of the request is too large.');
}

/** A preParsing hook that ends a body which is larger than the limit, as it passes: bodies are not collected here. */
export async function limitBody(
  request: FastifyRequest,
  _reply: unknown,
  payload: RequestPayload,
): Promise<RequestPayload> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > BODY_LIMIT) throw tooLarge();
  // What is announced and not too large is held to its word by HTTP itself.
  if (request.headers['transfer-encoding'] === undefined) return payload;
  let passed = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > BODY_LIMIT) {
        brokenOff.add(request);
        done(tooLarge());
      } else done(null, chunk);
    },
  });
  return payload.pipe(counting);
}
