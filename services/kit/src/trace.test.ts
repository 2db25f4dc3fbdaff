import { expect, test } from 'vitest';
import { createService } from './index.ts';
import { traceparentOf } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

async function logged(headers: Record<string, string>) {
  const lines: Record<string, unknown>[] = [];
  const app = createService({
    name: 'sample',
    log: { level: 'info', destination: { write: (line) => lines.push(JSON.parse(line)) } },
  });
  app.get('/', async (request) => ({ next: traceparentOf(request.raw) }));
  const answer = await app.inject({ url: '/', headers });
  return { line: lines[0] ?? {}, next: String(answer.json().next) };
}

test('every log line names the trace, the caller, the feature and the view', async () => {
  const { line, next } = await logged({
    traceparent: `00-${TRACE}-${SPAN}-01`,
    baggage: 'vendor=1, ficus.feature=chat,ficus.view=remote',
  });
  expect(line).toMatchObject({ traceId: TRACE, parentId: SPAN, feature: 'chat', view: 'remote' });
  expect(line.spanId).not.toBe(SPAN);
  expect(next).toBe(`00-${TRACE}-${line.spanId}-01`);
});

test.each([
  ['absent', undefined],
  ['of another version', `ff-${TRACE}-${SPAN}-01`],
  ['nothing but zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['made to forge a line', `00-${TRACE}-${SPAN}-01"}`],
])('a trace begins here when the header is %s', async (_title, traceparent) => {
  const { line } = await logged(traceparent === undefined ? {} : { traceparent });
  expect(line.traceId).toMatch(/^[\da-f]{32}$/);
  expect(line.traceId).not.toBe(TRACE);
  expect(line).not.toHaveProperty('parentId');
});

test('what is no word of ours does not reach the log', async () => {
  const { line } = await logged({ baggage: 'ficus.feature=<script>,ficus.view' });
  expect(line).not.toHaveProperty('feature');
  expect(line).not.toHaveProperty('view');
});
