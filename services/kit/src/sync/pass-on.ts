import type { FastifyReply, FastifyRequest } from 'fastify';
import { askNeighbour } from '../ask-neighbour.ts';
import { problem } from '../problem.ts';

/** Header by which the front door allows a side to leave a write to the other one, which has the same route. */
export const PASS_ON_HEADER = 'x-migration-pass-on';
/** Header of an answer that the other side gave. */
const PASSED_ON_HEADER = 'x-migration-passed-on';

/** What the other side answered. */
export interface PassedOn {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The other side's own limit is 20 s; a write does not take long. */
const TIMEOUT_MS = 10_000;
/** Between two neighbours, or made anew for the other connection. */
const OWN = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  PASS_ON_HEADER,
]);
const ANSWERED = new Set([
  'connection',
  'keep-alive',
  'date',
  'content-length',
  'content-encoding',
  'transfer-encoding',
]);

/** Whether a request may be left to the other side: once, as it comes there without this leave. */
export function mayPassOn({ headers }: FastifyRequest): boolean {
  return headers[PASS_ON_HEADER] !== undefined;
}

/** Asks the other side what was asked here, with the same headers. Throws 503 `not-owner` when it does not answer. */
export async function passOn(request: FastifyRequest, peerUrl: string): Promise<PassedOn> {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    OWN.has(name) || typeof value !== 'string' ? [] : [[name, value] as const],
  );
  try {
    const answer = await askNeighbour(new URL(request.url, peerUrl), {
      method: request.method,
      headers: Object.fromEntries(headers),
      ...(request.body !== undefined && request.body !== null && { body: JSON.stringify(request.body) }),
      timeoutMs: TIMEOUT_MS,
    });
    const answered = Object.entries(answer.headers).filter(([name]) => !ANSWERED.has(name));
    return { status: answer.status, headers: Object.fromEntries(answered), body: answer.text };
  } catch (cause) {
    // Nobody knows whether it was done; who asks again with the same key is answered with what it was.
    const headers = { 'retry-after': '1' };
    throw problem(503, 'not-owner', 'This is being moved at the moment; try again.', { headers, cause });
  }
}

/** Answers with what the other side answered, and says so to the front door. */
export function answerAs({ status, headers, body }: PassedOn, reply: FastifyReply): FastifyReply {
  reply.code(status).headers({ ...headers, [PASSED_ON_HEADER]: 'true' });
  return reply.send(body === '' ? undefined : body);
}
