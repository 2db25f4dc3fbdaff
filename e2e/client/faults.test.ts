import { isServiceError, type ServiceClient, type ServiceError } from '@ficus/service-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultLine, LineFault } from './fault-line.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
beforeEach(() => stack.mend());
afterAll(() => stack.close());

/** A client of Ada's that has met no fault yet, with a clock that can be put forward. */
async function ada() {
  const clock = { aheadMs: 0 };
  const states: string[] = [];
  const client = await stack.clientOf('ada@acme.test', {
    now: () => Date.now() + clock.aheadMs,
    onEvent: (event) => {
      if (event.type === 'breaker') states.push(event.state);
    },
  });
  return { client, clock, states };
}

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  const error = await promise.then(
    () => expect.unreachable('the call succeeds'),
    (cause: unknown) => cause,
  );
  if (!isServiceError(error)) throw error;
  return error;
}

/** With time enough for a busy machine. */
const list = (client: ServiceClient, timeoutMs = 10_000) =>
  client.chat.conversations(undefined, { timeoutMs });

/** Fault, the error that the caller gets, the tries that the line saw. */
type Row = readonly [fault: LineFault, code: ServiceError['code'], tries: number];

const FRONT: readonly Row[] = [
  ['reset-before', 'offline', 3],
  ['reset-after', 'offline', 3],
  ['delay', 'timeout', 1],
  [429, 'rate-limited', 3],
  [500, 'unavailable', 1],
  [503, 'unavailable', 3],
  ['truncated', 'offline', 3],
  ['cut-json', 'contract', 1],
  ['wrong-shape', 'contract', 1],
];
/** Behind the front door a connection that breaks is an owner that does not answer. */
const BEHIND: readonly Row[] = [
  ['reset-before', 'unavailable', 3],
  ['reset-after', 'unavailable', 3],
  ...FRONT.slice(2),
];

describe.each([
  ['client and gateway', () => stack.front, FRONT],
  ['gateway and service', () => stack.chat, BEHIND],
] as const)('between %s', (_where, lineOf, rows) => {
  test.each(rows)('%s is told as %s, after %i tries', async (fault, code, tries) => {
    const { client } = await ada();
    const line: FaultLine = lineOf();
    line.plan = () => fault;
    const call = list(client, fault === 'delay' ? 600 : undefined);
    expect((await failureOf(call)).code).toBe(code);
    expect(line.seen.map(({ request }) => request)).toEqual(Array(tries).fill('GET /api/v1/conversations'));
  });

  test('one fault is got past, by a read and by a keyed write', async () => {
    const { client } = await ada();
    const line = lineOf();
    line.plan = () => (line.seen.length === 0 ? 'reset-before' : undefined);
    expect(await list(client)).toHaveProperty('conversations');
  });

  test('an answer that comes byte by byte is an answer', async () => {
    const { client } = await ada();
    lineOf().plan = () => 'slow';
    expect(await client.chat.conversations()).toHaveProperty('conversations');
  });
});

test('a keyed write whose answer was lost is done once, and answered', async () => {
  const { client } = await ada();
  const name = `Lost ${Date.now()}`;
  stack.directory.plan = () => (stack.directory.seen.length === 0 ? 'reset-after' : undefined);
  const made = await client.workspaces.create({ id: 'acme', name });
  const { workspaces } = await client.workspaces.list({ id: 'acme' });
  expect(workspaces.filter((one) => one.name === name)).toEqual([made]);
});

test('a write that nothing would recognise is not sent twice', async () => {
  const { client } = await ada();
  stack.front.plan = () => 'reset-before';
  expect((await failureOf(client.chat.legacyReply({ messages: [] }))).code).toBe('offline');
  expect(stack.front.seen).toHaveLength(1);
});

describe('a dead service', () => {
  test('opens its circuit, is left alone, and is found again; other services are called as ever', async () => {
    const { client, clock, states } = await ada();
    await stack.killChat();
    expect((await failureOf(list(client))).code).toBe('unavailable');
    expect((await failureOf(list(client))).code).toBe('unavailable');
    const tries = stack.front.seen.length;
    expect((await failureOf(list(client))).code).toBe('circuit-open');
    expect(stack.front.seen).toHaveLength(tries);
    expect(await client.people.list()).toHaveProperty('people');
    await stack.startChat();
    await stack.mend();
    clock.aheadMs += 2_000;
    expect(await list(client)).toHaveProperty('conversations');
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });
});

describe('a dead database', () => {
  test('is told as unavailable, and forgotten when it is back', async () => {
    const { client, clock } = await ada();
    stack.database.pull();
    const error = await failureOf(list(client));
    expect(error).toMatchObject({
      code: 'unavailable',
      status: 503,
      problem: { code: 'database-unavailable' },
    });
    stack.database.putBack();
    await stack.mend();
    clock.aheadMs += 60_000;
    expect(await list(client)).toHaveProperty('conversations');
  });
});

describe('a stream', () => {
  const messageOf = (id: string) => ({
    id: `c-${id}`,
    message: { id, content: 'How much leave do I have?', createdAt: 1 },
  });

  test('comes through the front door as it is, and byte by byte', async () => {
    const { client } = await ada();
    stack.chat.plan = () => 'slow';
    const seen: string[] = [];
    const last = await client.chat.sendStreaming(messageOf('slow'), {
      onEvent: (event) => void seen.push(event.type),
    });
    expect(last.reply.content).toContain('28 days');
    expect(seen).toContain('accepted');
  });

  test.each(['reset-before', 'reset-after', 503, 'truncated'] as const)(
    'that meets %s between gateway and service is followed to its end, with one reply',
    async (fault) => {
      const { client } = await ada();
      stack.chat.plan = () => (stack.chat.seen.length === 0 ? fault : undefined);
      const last = await client.chat.sendStreaming(messageOf(`broken-${fault}`));
      expect(last.reply.content).toContain('28 days');
      const { messages } = await client.chat.conversation({ id: `c-broken-${fault}` });
      expect(messages).toHaveLength(2);
    },
  );
});
