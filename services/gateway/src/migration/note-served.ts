import type { FastifyReply } from 'fastify';
import type { UpstreamLoad } from '../upstream-load.ts';
import type { StagedRequest } from './staged-request.ts';
import type { RouteTally } from './tally.ts';

/** A side that was late is not waited for during this time. */
const LATE_MS = 1_000;

/** Says in the answer who served it, and counts it. `load` is the other side's: `isBehind` when a write did not wait to the end for it. */
export function noteServed(
  staged: StagedRequest,
  reply: FastifyReply,
  { counts, load, isBehind }: { counts: RouteTally; load: UpstreamLoad; isBehind: boolean },
): void {
  counts.total += 1;
  if (staged.side === 'monolith') {
    counts.legacy += 1;
    counts.lastLegacyAt = Date.now();
  }
  if (staged.hasFallenBack) counts.fellBack += 1;
  if (isBehind) {
    counts.behind += 1;
    load.lateUntil = Date.now() + LATE_MS;
  }
  reply.headers({
    'x-migration-status': staged.stage,
    'x-served-by': staged.upstreams[staged.side],
    'x-original-path': reply.request.url,
  });
}
