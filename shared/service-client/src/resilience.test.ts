import { describe, expect, it } from 'vitest';
import { hang, json, problem, type Reaction, reset, startFaultServer } from '../testing/fault-server.ts';
import { type ClientEvent, createServiceClient, isServiceError, type ServiceError } from './index.ts';

const empty = json(200, { conversations: [] });

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  const error = await promise.then(
    () => expect.unreachable('the call succeeds'),
    (cause: unknown) => cause,
  );
  if (!isServiceError(error)) throw error;
  return error;
}

/** A client whose clock a test can put forward, and all that it told. */
async function bench(...reactions: Reaction[]) {
  const server = await startFaultServer(...reactions);
  const clock = { aheadMs: 0 };
  const events: ClientEvent[] = [];
  const client = createServiceClient({
    baseUrl: server.baseUrl,
    now: () => Date.now() + clock.aheadMs,
    onEvent: (event) => events.push(event),
  });
  return { server, client, clock, events };
}

describe('the circuit of a service', () => {
  it('opens while it fails, spares it, and closes when a probe is answered', async () => {
    let isWell = false;
    const { server, client, clock, events } = await bench((...parts) =>
      (isWell ? empty : problem(500))(...parts),
    );
    await using _ = server;
    for (let i = 0; i < 5; i += 1) {
      expect((await failureOf(client.chat.conversations())).code).toBe('unavailable');
    }
    const spared = await failureOf(client.chat.conversations());
    expect(spared).toMatchObject({ code: 'circuit-open', retryAfterMs: expect.any(Number) });
    expect(server.seen).toHaveLength(5);
    clock.aheadMs += 2_000;
    expect((await failureOf(client.chat.conversations())).code).toBe('unavailable');
    expect(server.seen).toHaveLength(6);
    isWell = true;
    clock.aheadMs += 4_000;
    await client.chat.conversations();
    await client.chat.conversations();
    expect(server.seen).toHaveLength(8);
    const states = events.flatMap((event) => (event.type === 'breaker' ? [event.state] : []));
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  it('is its own: another service is called as before', async () => {
    const { server, client } = await bench((response, request) =>
      (request.url?.includes('people') ? json(200, { people: [], total: 0 }) : problem(500))(
        response,
        request,
      ),
    );
    await using _ = server;
    for (let i = 0; i < 6; i += 1) await failureOf(client.chat.conversations());
    expect((await failureOf(client.chat.conversations())).code).toBe('circuit-open');
    expect(await client.people.list()).toMatchObject({ total: 0 });
  });

  it('tells what opened it to a call whose own tries did', async () => {
    const { server, client } = await bench(problem(503));
    await using _ = server;
    await failureOf(client.chat.conversations());
    expect((await failureOf(client.chat.conversations())).code).toBe('unavailable');
    expect(server.seen).toHaveLength(5);
  });

  it.each([
    ['no network', reset, 'offline'],
    ['too many requests', problem(429, {}, { 'retry-after': '60' }), 'rate-limited'],
    ['what a caller may not do', problem(403), 'forbidden'],
    ['an answer of another shape', json(200, { nothing: 1 }), 'contract'],
  ] as const)('does not open for %s', async (_title, reaction, code) => {
    const { server, client } = await bench(reaction);
    await using _ = server;
    for (let i = 0; i < 7; i += 1) {
      const call = client.chat.legacyReply({ messages: [] });
      expect((await failureOf(call)).code).toBe(code);
    }
    expect(server.seen).toHaveLength(7);
  });
});

describe('a crowd of calls', () => {
  it('is sent eight at a time', async () => {
    let open = 0;
    let most = 0;
    const { server, client, events } = await bench((response, request) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        empty(response, request);
      }, 10);
    });
    await using _ = server;
    await Promise.all(Array.from({ length: 40 }, () => client.chat.conversations()));
    expect(most).toBe(8);
    expect(events.filter(({ type }) => type === 'queued')).toHaveLength(32);
  });

  it('waits no longer for its places than its deadline, nor than its callers', async () => {
    const { server, client } = await bench(hang);
    await using _ = server;
    const controller = new AbortController();
    const { signal } = controller;
    const stuck = Array.from({ length: 8 }, () =>
      failureOf(client.chat.conversations(undefined, { signal })),
    );
    const waiting = failureOf(client.chat.conversations(undefined, { signal }));
    controller.abort();
    expect((await waiting).code).toBe('cancelled');
    expect((await Promise.all(stuck)).map(({ code }) => code)).toEqual(Array(8).fill('cancelled'));
    expect(server.seen.length).toBeLessThanOrEqual(8);
  });
});

describe('the deadline of a call', () => {
  it('is not passed by waiting for another try', async () => {
    const { server, client, clock } = await bench((response, request) => {
      clock.aheadMs += 19_000;
      problem(503, {}, { 'retry-after': '2' })(response, request);
    });
    await using _ = server;
    expect((await failureOf(client.chat.conversations())).code).toBe('unavailable');
    expect(server.seen).toHaveLength(1);
  });
});

it('tells of each try, its number and its outcome', async () => {
  const { server, client, events } = await bench(problem(503), empty);
  await using _ = server;
  await client.chat.conversations();
  expect(events).toMatchObject([
    { type: 'tried', route: 'GET /api/v1/conversations', attempt: 1, outcome: 'unavailable' },
    { type: 'retrying' },
    { type: 'tried', attempt: 2, outcome: 'ok' },
  ]);
  const ids = events.map((event) => 'requestId' in event && event.requestId);
  expect(new Set(ids).size).toBe(1);
});
