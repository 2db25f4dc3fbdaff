import { api, type Route } from '@ficus/contracts';
import { describe, expect, it, vi } from 'vitest';
import {
  cutJson,
  hang,
  json,
  problem,
  type Reaction,
  reset,
  stalledBody,
  startFaultServer,
  truncated,
} from '../testing/fault-server.ts';
import { createServiceClient, isServiceError, type ServiceError } from './index.ts';
import { queryNames, shapeNames } from './request.ts';

const empty = json(200, { conversations: [] });
const message = { id: 'm1', role: 'user', content: 'Hello', createdAt: 1 } as const;
const sent = json(200, { message, reply: { ...message, id: 'm2', role: 'assistant' }, revision: 3 });
const send = { id: 'c1', message: { id: 'm1', content: 'Hello', createdAt: 1 } };

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  const error = await promise.then(
    () => expect.unreachable('the call succeeds'),
    (cause: unknown) => cause,
  );
  if (!isServiceError(error)) throw error;
  return error;
}

describe('the contracts', () => {
  const routes = Object.entries(api).flatMap(([group, calls]) =>
    Object.entries(calls).map(([name, route]: [string, Route]) => [`${group}.${name}`, route] as const),
  );

  it.each(routes)('%s names each parameter once over path, query and body', (_name, route) => {
    const params = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
    const names = [...params, ...queryNames(route), ...shapeNames(route.body)];
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(routes)('%s is a call of the client', (name) => {
    const [group = '', call = ''] = name.split('.');
    const client = createServiceClient() as unknown as Record<string, Record<string, unknown>>;
    expect(client[group]?.[call]).toBeTypeOf('function');
  });
});

describe('a request', () => {
  it('spreads its input over path, query and body', async () => {
    await using server = await startFaultServer(
      sent,
      json(200, { conversations: [], deleted: [], revision: 7, more: false }),
    );
    const client = createServiceClient({ baseUrl: server.baseUrl });
    await client.chat.send({ ...send, id: 'a/b ü?' });
    await client.chat.changes({ after: 5 });
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/v1/conversations/a%2Fb%20%C3%BC%3F/messages',
      body: JSON.stringify({ message: send.message }),
    });
    expect(server.seen[1]).toMatchObject({ url: '/api/v1/conversation-changes?after=5', body: '' });
  });

  it('carries one request id and one trace over all its tries, with a span for each', async () => {
    await using server = await startFaultServer(problem(503), empty);
    await createServiceClient({ baseUrl: server.baseUrl }).chat.conversations();
    const [first, second] = server.seen.map(({ headers }) => headers);
    expect(first).toMatchObject({ accept: 'application/json', 'x-ficus-client': '1' });
    expect(first?.['x-request-id']).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(second?.['x-request-id']).toBe(first?.['x-request-id']);
    const traces = [first, second].map((headers) => String(headers?.traceparent).split('-'));
    for (const trace of traces) expect(trace.join('-')).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    expect(traces[0]?.[1]).toBe(traces[1]?.[1]);
    expect(traces[0]?.[2]).not.toBe(traces[1]?.[2]);
  });

  it.each(['', '.', '..', 'a\ud800'])(
    'is not sent with the id %j, which no address can carry',
    async (id) => {
      await using server = await startFaultServer(empty);
      const error = await failureOf(
        createServiceClient({ baseUrl: server.baseUrl }).chat.conversation({ id }),
      );
      expect(error).toMatchObject({ code: 'invalid', fields: [{ path: 'id' }] });
      expect(server.seen).toHaveLength(0);
    },
  );
});

describe('retries', () => {
  const reads: [string, Reaction[], number][] = [
    ['a reset connection', [reset, empty], 2],
    ['two resets', [reset, reset, empty], 3],
    ['a body that breaks off', [truncated, empty], 2],
    ['502', [problem(502), empty], 2],
    ['503', [problem(503), empty], 2],
    ['504', [problem(504), empty], 2],
    ['429', [problem(429), empty], 2],
  ];
  it.each(reads)('get a read past %s', async (_name, reactions, tries) => {
    await using server = await startFaultServer(...reactions);
    const client = createServiceClient({ baseUrl: server.baseUrl });
    expect(await client.chat.conversations()).toEqual({ conversations: [] });
    expect(server.seen).toHaveLength(tries);
  });

  it('get an idempotent write past a reset, with the same body', async () => {
    await using server = await startFaultServer(reset, sent);
    const answer = await createServiceClient({ baseUrl: server.baseUrl }).chat.send(send);
    expect(answer.revision).toBe(3);
    expect(server.seen.map(({ body }) => body)).toEqual(
      Array(2).fill(JSON.stringify({ message: send.message })),
    );
  });

  it('end after three tries', async () => {
    await using server = await startFaultServer(problem(503));
    const error = await failureOf(createServiceClient({ baseUrl: server.baseUrl }).chat.conversations());
    expect(error).toMatchObject({ code: 'unavailable', status: 503 });
    expect(server.seen).toHaveLength(3);
  });

  it.each([
    ['a write that is not idempotent', reset, 'offline', undefined],
    ['500, which says nothing of another try', problem(500), 'unavailable', undefined],
    ['a deadline, which the person has waited for', hang, 'timeout', 60],
    [
      'a wait longer than the policy allows',
      problem(503, {}, { 'retry-after': '60' }),
      'unavailable',
      undefined,
    ],
  ] as const)('are not made for %s', async (name, reaction, code, timeoutMs) => {
    await using server = await startFaultServer(reaction);
    const client = createServiceClient({ baseUrl: server.baseUrl });
    const call = name.startsWith('a write')
      ? client.chat.legacyReply({ messages: [] })
      : client.chat.conversations(undefined, { timeoutMs });
    expect((await failureOf(call)).code).toBe(code);
    expect(server.seen).toHaveLength(1);
  });

  it('wait as long as Retry-After asks', async () => {
    await using server = await startFaultServer(problem(429, {}, { 'retry-after': '1' }), empty);
    await createServiceClient({ baseUrl: server.baseUrl }).chat.conversations();
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('stop at once when the signal aborts during the wait', async () => {
    await using server = await startFaultServer(problem(503, {}, { 'retry-after': '4' }));
    const controller = new AbortController();
    const started = performance.now();
    const call = createServiceClient({ baseUrl: server.baseUrl }).chat.conversations(undefined, {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('left the page')), 100);
    const error = await failureOf(call);
    expect(error).toMatchObject({ code: 'cancelled', cause: new Error('left the page') });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(server.seen).toHaveLength(1);
  });
});

describe('an answer becomes an error', () => {
  const cases: [string, Reaction, object][] = [
    ['401', problem(401), { code: 'signed-out', status: 401 }],
    ['403', problem(403), { code: 'forbidden' }],
    ['404', problem(404), { code: 'not-found' }],
    ['409', problem(409), { code: 'conflict' }],
    ['413 of a proxy, without a problem document', json(413, 'too big'), { code: 'invalid', fields: [] }],
    [
      '400 with fields',
      problem(400, { requestId: 'r1', fields: [{ path: 'after', message: 'not a number' }] }),
      { code: 'invalid', requestId: 'r1', fields: [{ path: 'after', message: 'not a number' }] },
    ],
    [
      '429 to wait for',
      problem(429, {}, { 'retry-after': '30' }),
      { code: 'rate-limited', retryAfterMs: 30_000 },
    ],
    [
      'a broken problem',
      json(500, 'x', { 'content-type': 'application/problem+json' }),
      { code: 'unavailable' },
    ],
    ['JSON that ends early', cutJson, { code: 'contract', path: '' }],
    ['an empty answer', (response) => response.writeHead(204).end(), { code: 'contract', path: '' }],
    [
      'another shape',
      json(200, { conversations: [{ id: 'c1', title: 5, createdAt: 1, updatedAt: 1, messageCount: 1 }] }),
      { code: 'contract', path: 'conversations[0].title', status: 200 },
    ],
  ];
  it.each(cases)('%s', async (_name, reaction, expected) => {
    await using server = await startFaultServer(reaction);
    const error = await failureOf(createServiceClient({ baseUrl: server.baseUrl }).chat.conversations());
    expect(error).toMatchObject({ route: 'GET /api/v1/conversations', ...expected });
    expect(error.requestId).not.toBe('');
  });

  it('by an HTTP date, counted from now', async () => {
    await using server = await startFaultServer(
      problem(503, {}, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }),
    );
    const now = () => Date.UTC(2026, 0, 1);
    const error = await failureOf(createServiceClient({ baseUrl: server.baseUrl, now }).chat.conversations());
    expect(error).toMatchObject({ code: 'unavailable', retryAfterMs: 60_000 });
  });

  it('of 401 on sign-in, where there is no session to lose', async () => {
    await using server = await startFaultServer(problem(401, { title: 'Wrong password' }));
    const onSignedOut = vi.fn();
    const client = createServiceClient({ baseUrl: server.baseUrl, onSignedOut });
    const error = await failureOf(client.auth.signIn({ email: 'ada@acme.test', password: 'x' }));
    expect(error).toMatchObject({ code: 'invalid', status: 401, problem: { title: 'Wrong password' } });
    expect(onSignedOut).not.toHaveBeenCalled();
  });
});

describe('no answer becomes an error', () => {
  it('offline when nobody listens', async () => {
    const gone = await startFaultServer(empty);
    await gone[Symbol.asyncDispose]();
    const error = await failureOf(createServiceClient({ baseUrl: gone.baseUrl }).people.list());
    expect(error).toMatchObject({ code: 'offline' });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it.each([
    ['the headers', hang],
    ['the rest of the body', stalledBody],
  ])('timeout when %s do not come', async (_name, reaction) => {
    await using server = await startFaultServer(reaction);
    const client = createServiceClient({ baseUrl: server.baseUrl });
    const error = await failureOf(client.chat.conversations(undefined, { timeoutMs: 80 }));
    expect(error).toMatchObject({ code: 'timeout', timeoutMs: 80 });
  });

  it.each([
    ['before it is sent', 0, 0],
    ['while it waits', 1, 50],
  ])('cancelled when the signal aborts %s', async (_name, tries, afterMs) => {
    await using server = await startFaultServer(hang);
    const controller = new AbortController();
    if (afterMs === 0) controller.abort();
    else setTimeout(() => controller.abort(), afterMs);
    const { signal } = controller;
    const client = createServiceClient({ baseUrl: server.baseUrl });
    expect((await failureOf(client.chat.conversations(undefined, { signal }))).code).toBe('cancelled');
    expect(server.seen).toHaveLength(tries);
  });
});

describe('the end of the session', () => {
  const person = { id: 'p', email: 'e', name: 'n', tenantId: 't', tenantName: 'T', role: 'member' };

  it('is told once for many calls, and again after a new sign-in', async () => {
    let isSignedIn = false;
    await using server = await startFaultServer((response, request) => {
      if (request.url?.endsWith('sign-in')) isSignedIn = true;
      (isSignedIn ? json(200, { person, conversations: [] }) : problem(401))(response, request);
    });
    const onSignedOut = vi.fn();
    const client = createServiceClient({ baseUrl: server.baseUrl, onSignedOut });
    await Promise.allSettled([client.chat.conversations(), client.people.list(), client.auth.session()]);
    await failureOf(client.chat.conversations());
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    await client.auth.signIn({ email: 'ada@acme.test', password: 'x' });
    await client.chat.conversations();
    isSignedIn = false;
    await failureOf(client.chat.conversations());
    expect(onSignedOut).toHaveBeenCalledTimes(2);
  });

  it('is not told by a late answer of the session before, whose call is made again in the new one', async () => {
    await using server = await startFaultServer(
      (response, request) => setTimeout(() => problem(401)(response, request), 100),
      json(200, { person }),
      empty,
    );
    const onSignedOut = vi.fn();
    const client = createServiceClient({ baseUrl: server.baseUrl, onSignedOut });
    const late = client.chat.conversations();
    await vi.waitUntil(() => server.seen.length === 1);
    await client.auth.signIn({ email: 'ada@acme.test', password: 'x' });
    expect(await late).toEqual({ conversations: [] });
    expect(onSignedOut).not.toHaveBeenCalled();
  });
});
