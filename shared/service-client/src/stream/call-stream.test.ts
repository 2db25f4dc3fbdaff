import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ReplyEvent } from '@ficus/contracts';
import { expect, test, vi } from 'vitest';
import { json, problem, type Reaction, reset, startFaultServer } from '../../testing/fault-server.ts';
import { createServiceClient, isServiceError, type ServiceError } from '../index.ts';

const message = { id: 'm1', role: 'user', content: 'Hello', createdAt: 1 } as const;
const reply = { id: 'r1', role: 'assistant', content: 'One two', createdAt: 2 } as const;
const input = { id: 'c1', message: { id: 'm1', content: 'Hello', createdAt: 1 } };
const accepted = frame('g.0.0', { type: 'accepted', message });
const one = frame('g.0.3', { type: 'text', text: 'One' });
const two = frame('g.0.7', { type: 'text', text: ' two' });
const done = frame('done', { type: 'done', message, reply, revision: 3 });

function frame(id: string, data: object): string {
  return `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Streams these frames, then ends, or does what `after` says. */
function stream(frames: readonly string[], after?: (response: ServerResponse) => void): Reaction {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const text of frames) response.write(text);
    if (after) setTimeout(() => after(response), 20);
    else response.end();
  };
}

const cut = (response: ServerResponse) => void response.destroy();

async function follow(baseUrl: string, options: { signal?: AbortSignal; timeoutMs?: number } = {}) {
  const events: Exclude<ReplyEvent, { type: 'done' }>[] = [];
  const last = await createServiceClient({ baseUrl })
    .chat.sendStreaming(input, { ...options, onEvent: (event) => void events.push(event) })
    .catch((cause: unknown) => {
      if (!isServiceError(cause)) throw cause;
      return cause;
    });
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  return { events, text, last: last as typeof last & ServiceError };
}

test('gives each event in order, and resolves to the last one', async () => {
  await using server = await startFaultServer(stream([accepted, one, ': \n\n', two, done]));
  const { events, text, last } = await follow(server.baseUrl);
  expect(events.map(({ type }) => type)).toEqual(['accepted', 'text', 'text']);
  expect(text).toBe('One two');
  expect(last).toMatchObject({ type: 'done', reply, revision: 3 });
  expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { accept: 'text/event-stream' } });
});

test.each([
  ['is cut', stream([accepted, one], cut)],
  ['ends before its last event', stream([accepted, one])],
  ['is cut within an event', stream([accepted, one, two.slice(0, 20)], cut)],
])('goes on where it was when the connection %s', async (_title, first) => {
  await using server = await startFaultServer(first, stream([two, done]));
  const { events, text } = await follow(server.baseUrl);
  expect(text).toBe('One two');
  expect(events.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  expect(server.seen.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'g.0.3']);
  expect(server.seen[1]?.body).toBe(server.seen[0]?.body);
});

test('is made again as long as each time brings something, however often it breaks', async () => {
  const texts = Array.from({ length: 12 }, (_, index) =>
    frame(`g.0.${index}`, { type: 'text', text: `${index} ` }),
  );
  await using server = await startFaultServer(...texts.map((text) => stream([text], cut)), stream([done]));
  const { text } = await follow(server.baseUrl);
  expect(text.trim().split(' ')).toHaveLength(12);
  expect(server.seen).toHaveLength(13);
});

test.each<[string, Reaction, string, number]>([
  ['nothing but resets', reset, 'offline', 5],
  ['a refusal', problem(409), 'conflict', 1],
  ['a service that is away', problem(503), 'unavailable', 5],
  [
    'a problem in the middle',
    stream([accepted, 'event: problem\ndata: {"title":"x","status":409,"code":"y"}\n\n']),
    'conflict',
    1,
  ],
  ['an event that is not JSON', stream(['data: {"type":"te\n\n']), 'contract', 1],
  ['an event of another shape', stream([frame('1', { type: 'text', text: 5 })]), 'contract', 1],
  ['an answer that is no stream', json(404, {}), 'not-found', 1],
])('fails after %s', async (_title, reaction, code, tries) => {
  await using server = await startFaultServer(reaction);
  const { last } = await follow(server.baseUrl);
  expect(last.code).toBe(code);
  expect(server.seen).toHaveLength(tries);
});

test('counts a silent connection as lost', async () => {
  await using server = await startFaultServer(
    stream([accepted], () => undefined),
    stream([one, two, done]),
  );
  const { text } = await follow(server.baseUrl, { timeoutMs: 80 });
  expect(text).toBe('One two');
  expect(server.seen[1]?.headers['last-event-id']).toBe('g.0.0');
});

const person = { id: 'p', email: 'a@b.test', name: 'A', tenantId: 't', tenantName: 'T', role: 'member' };
const goesOn = json(200, { person, tenants: [] });

/** Method and path of each request, and where each try of the stream went on. */
const asked = ({ seen }: { readonly seen: readonly { method?: string | undefined; headers: object }[] }) =>
  seen.map(({ method, headers }) =>
    method === 'GET' ? 'session?' : String(Reflect.get(headers, 'last-event-id') ?? 'begins'),
  );

test.each<[string, Reaction[], string[]]>([
  ['at once', [problem(401), goesOn, stream([accepted, one, two, done])], ['begins', 'session?', 'begins']],
  [
    'in the middle, and goes on where it was',
    [stream([accepted, one], cut), problem(401), goesOn, stream([two, done])],
    ['begins', 'g.0.3', 'session?', 'g.0.3'],
  ],
])('a 401 of a session that goes on makes it again: %s', async (_title, reactions, requests) => {
  await using server = await startFaultServer(...reactions);
  const { events, text, last } = await follow(server.baseUrl);
  expect(last).toMatchObject({ type: 'done' });
  expect(text).toBe('One two');
  expect(events.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  expect(asked(server)).toEqual(requests);
  const bodies = server.seen.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(new Set(bodies).size).toBe(1);
});

test('a 401 that comes again after the session was said to go on ends it, and is not asked about for ever', async () => {
  await using server = await startFaultServer(problem(401), goesOn, problem(401));
  const { last } = await follow(server.baseUrl);
  expect(last.code).toBe('signed-out');
  expect(asked(server)).toEqual(['begins', 'session?', 'begins']);
});

test('a session that is over ends it, in the middle too, and is told once to all streams', async () => {
  await using server = await startFaultServer((response, request) => {
    const isFirst = request.method === 'POST' && request.headers['last-event-id'] === undefined;
    (isFirst ? stream([accepted, one], cut) : problem(401))(response, request);
  });
  const onSignedOut = vi.fn();
  const client = createServiceClient({ baseUrl: server.baseUrl, onSignedOut });
  const ends = await Promise.allSettled([1, 2, 3].map(() => client.chat.sendStreaming(input)));
  expect(ends.map((end) => end.status === 'rejected' && end.reason.code)).toEqual(
    Array(3).fill('signed-out'),
  );
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  // Not one of them was sent again after the end was known.
  expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(6);
});

test('closes the connection when the caller leaves', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await startFaultServer((response, request) => {
    response.once('close', closed.resolve);
    stream([accepted, one], () => undefined)(response, request);
  });
  const controller = new AbortController();
  const following = follow(server.baseUrl, { signal: controller.signal });
  await expect.poll(() => server.seen.length).toBe(1);
  controller.abort();
  expect((await following).last.code).toBe('cancelled');
  await closed.promise;
  expect(server.seen).toHaveLength(1);
});

test('a reader who takes their time slows the sender down', async () => {
  const long = 'x'.repeat(64 * 1024);
  const total = 400;
  let written = 0;
  await using server = await startFaultServer(async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (; written < total; written += 1) {
      if (!response.write(frame(`g.0.${written}`, { type: 'text', text: long })))
        await once(response, 'drain');
    }
    response.end(done);
  });
  let read = 0;
  const gate = Promise.withResolvers<void>();
  const client = createServiceClient({ baseUrl: server.baseUrl });
  const call = client.chat.sendStreaming(input, {
    onEvent: async () => {
      read += 1;
      if (read === 1) await gate.promise;
    },
  });
  // Sockets hold some; then the sender stands still.
  let before = -1;
  await expect
    .poll(
      () => {
        const stands = written > 0 && written === before;
        before = written;
        return stands;
      },
      { interval: 150 },
    )
    .toBe(true);
  expect(written).toBeLessThan(total);
  expect(read).toBe(1);
  gate.resolve();
  await call;
  expect(read).toBe(total);
});
