import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Where a request stands in its trace (W3C Trace Context), and what the person was looking at (W3C Baggage). */
export interface Trace {
  readonly traceId: string;
  /** This service's own span. */
  readonly spanId: string;
  /** The caller's span; absent where the trace begins here. */
  readonly parentId?: string;
  /** Feature whose view made the call, such as `chat`. */
  readonly feature?: string;
  /** Which of its views: `remote`, `legacy` or `shell`. */
  readonly view?: string;
}

const TRACEPARENT = /^00-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/;
const BAGGAGE_WORD = /^[a-z\d-]{1,40}$/;

const traces = new WeakMap<IncomingMessage, Trace>();

/** The trace of a request: taken from its headers where they are well-formed, begun here otherwise. */
export function traceOf(request: IncomingMessage): Trace {
  const known = traces.get(request);
  if (known) return known;
  const trace = read(request);
  traces.set(request, trace);
  return trace;
}

/** The `traceparent` to send on: the same trace, with this service's span as the caller. */
export function traceparentOf(request: IncomingMessage): string {
  const { traceId, spanId } = traceOf(request);
  return `00-${traceId}-${spanId}-01`;
}

/** Reads a `traceparent`; undefined for none, and for one that is not well-formed. */
export function parseTraceparent(
  header: string | undefined,
): { readonly traceId: string; readonly spanId: string } | undefined {
  const [, traceId, spanId] = TRACEPARENT.exec(header ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || isZero(traceId) || isZero(spanId)) return undefined;
  return { traceId, spanId };
}

function read({ headers }: IncomingMessage): Trace {
  const caller = parseTraceparent(String(headers.traceparent ?? ''));
  const baggage = readBaggage(headers.baggage);
  return {
    traceId: caller?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(caller && { parentId: caller.spanId }),
    ...baggage,
  };
}

/** Members that others put there are passed on, but not looked at. */
function readBaggage(header: string | string[] | undefined): Pick<Trace, 'feature' | 'view'> {
  const members = new Map<string, string>();
  for (const member of String(header ?? '').split(',')) {
    const [name = '', value = ''] = member.split('=');
    if (BAGGAGE_WORD.test(value.trim())) members.set(name.trim(), value.trim());
  }
  const feature = members.get('ficus.feature');
  const view = members.get('ficus.view');
  return { ...(feature && { feature }), ...(view && { view }) };
}

const isZero = (id: string) => /^0+$/.test(id);
