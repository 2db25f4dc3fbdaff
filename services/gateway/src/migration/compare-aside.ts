import type { Readable } from 'node:stream';
import { askNeighbour } from '@ficus/service-kit';
import type { FastifyRequest } from 'fastify';
import { passedHeaders } from '../passed-headers.ts';
import type { Upstream } from '../routes.ts';
import type { UpstreamLoads } from '../upstream-load.ts';
import type { Shadow } from './shadow.ts';
import type { StagedRequest } from './staged-request.ts';

/** A compared answer is kept up to this size, in bytes. */
const LIMIT = 1024 * 1024;
/** A quiet moment is waited for no longer: what was answered would be compared with what was written since. */
const QUIET_MS = 50;
/** The other side is not waited for longer. */
const ASK_MS = 5_000;

/** Has the other side asked as well, once the answer has gone by, and the two compared. Nobody waits for it. */
export function compareAside(
  request: FastifyRequest,
  staged: StagedRequest,
  answer: { readonly statusCode: number; readonly stream: Readable },
  parts: {
    readonly shadow: Shadow;
    readonly addressOf: (upstream: Upstream) => string;
    readonly loads: Pick<UpstreamLoads, 'quiet'>;
  },
): void {
  const { side } = staged;
  const ask = async (asked: StagedRequest['side']) => {
    const {
      host: _host,
      'content-length': _length,
      'accept-encoding': _encoding,
      ...headers
    } = passedHeaders(request, request.headers);
    const { status, text } = await askNeighbour(
      new URL(request.url, parts.addressOf(staged.upstreams[asked])),
      { headers: headers as Record<string, string>, timeoutMs: ASK_MS },
    );
    return { status, body: text };
  };
  const quiet = () => parts.loads.quiet(Object.values(staged.upstreams), QUIET_MS);
  collect(answer.stream, (body) => {
    const returned = { status: answer.statusCode, body, side };
    void parts.shadow.look({ ...staged, url: request.url, quiet, ask, returned });
  });
}

/** Gives the whole of a stream, as it passes by on its way; nothing when it breaks off or is too large. */
function collect(stream: Readable, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
  });
  stream.once('end', () => {
    if (size <= LIMIT) done(Buffer.concat(chunks).toString());
  });
}
