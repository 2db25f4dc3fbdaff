import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { onQuery } from '../database.ts';
import { parseTraceparent, traceOf } from '../trace.ts';
import { currentTraceparent } from '../trace-context.ts';

/** Asked by machines every few seconds: nobody looks for these. */
const UNTRACED: ReadonlySet<string> = new Set(['/health', '/metrics']);
const EXPORT_MS = 1_000;

/**
 * Sends a span for each request of a service, and for each query that it leads to, to a collector (OTLP over HTTP), under
 * the ids that its logs have: what the browser began goes on here, down to the database. Returns what sends the rest.
 */
export function exportTraces(app: FastifyInstance, service: string, url: string): () => Promise<void> {
  const next = { traceId: '', spanId: '' };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `ficus-${service}` }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: new URL('/v1/traces', url).href }),
        scheduledDelayMillis: EXPORT_MS,
      }),
    ],
    // Logs, and calls to other services, name these ids already.
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
  });
  const tracer = provider.getTracer('ficus');
  /** The context of whoever called, as an id in another process. */
  const under = (traceId: string, spanId: string) =>
    trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 1, isRemote: true });

  app.addHook('onRequest', async (request, reply) => {
    if (UNTRACED.has(request.url)) return;
    const span = begin(request);
    reply.raw.once('close', () => {
      const { statusCode } = reply;
      const route = request.routeOptions.url ?? 'none';
      span.updateName(`${request.method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': statusCode });
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
  });

  function begin(request: FastifyRequest): Span {
    const { traceId, spanId, parentId, feature, view } = traceOf(request.raw);
    Object.assign(next, { traceId, spanId });
    return tracer.startSpan(
      request.method,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          ...(feature && { 'ficus.feature': feature }),
          ...(view && { 'ficus.view': view }),
        },
      },
      parentId === undefined ? ROOT_CONTEXT : under(traceId, parentId),
    );
  }

  onQuery(({ text, tookMs, isFailed }) => {
    const caller = parseTraceparent(currentTraceparent());
    if (!caller) return;
    Object.assign(next, { traceId: caller.traceId, spanId: newSpanId() });
    const end = Date.now();
    const span = tracer.startSpan(
      text.split(' ', 1)[0]?.toUpperCase() ?? 'QUERY',
      {
        kind: SpanKind.CLIENT,
        startTime: end - tookMs,
        // Values stand apart from the text: nothing of a person is in it.
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 1_000) },
      },
      under(caller.traceId, caller.spanId),
    );
    if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  });

  return () => provider.shutdown();
}

function newSpanId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Buffer.from(bytes).toString('hex');
}
