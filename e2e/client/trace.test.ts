import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { type Stack, startStack } from './stack.ts';

const Received = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(
          z.object({ key: z.string(), value: z.object({ stringValue: z.optional(z.string()) }) }),
        ),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.optional(z.string()),
              name: z.string(),
              startTimeUnixNano: z.string(),
              endTimeUnixNano: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A collector, as far as it listens. */
const spans: {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string | undefined;
}[] = [];
const collector = createServer(async (request, response) => {
  const { resourceSpans } = Received.parse(await json(request));
  for (const { resource, scopeSpans } of resourceSpans) {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
      spans.push({ ...span, service });
    }
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});

let stack: Stack;
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  stack = await startStack({ OTLP_URL: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await stack.close();
  collector.close();
});

test('a call that a page makes is one trace down to the queries it leads to', async () => {
  const secret = await stack.signIn('ada@acme.test');
  const [traceId, pagesSpan] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  const answer = await fetch(`${stack.front.url}/api/v1/people`, {
    headers: { authorization: `Bearer ${secret}`, traceparent: `00-${traceId}-${pagesSpan}-01` },
  });
  expect(answer.status).toBe(200);
  const ofTrace = () => spans.filter((span) => span.traceId === traceId);
  await expect
    .poll(ofTrace, { timeout: 10_000 })
    .toContainEqual(expect.objectContaining({ service: 'ficus-directory', name: 'GET /api/v1/people' }));
  const call = ofTrace().find(({ name }) => name === 'GET /api/v1/people');
  // Its caller is the front door, whose caller is the page.
  expect(call?.parentSpanId).toMatch(/^[\da-f]{16}$/);
  expect(call?.parentSpanId).not.toBe(pagesSpan);
  const queries = ofTrace().filter(({ parentSpanId }) => parentSpanId === call?.spanId);
  expect(queries.map(({ name }) => name)).toContain('SELECT');
  expect(new Set(ofTrace().map(({ spanId }) => spanId)).size).toBe(ofTrace().length);
  expect(spans.some(({ name }) => /health|metrics/.test(name))).toBe(false);
});
