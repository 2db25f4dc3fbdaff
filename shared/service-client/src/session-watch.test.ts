import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { type FaultServer, json, problem, reset, startFaultServer } from '../testing/fault-server.ts';
import { createServiceClient, isServiceError, type Tabs } from './index.ts';

const person = { id: 'p', email: 'e', name: 'n', tenantId: 't', tenantName: 'T', role: 'member' };
const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** Locks of one browser: one holder at a time, the others in line. */
function createLocks() {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, task: () => unknown) => {
      const turn = tail.then(task);
      tail = turn.catch(() => undefined);
      return turn;
    },
  } as unknown as NonNullable<Tabs['locks']>;
}

/** A tab with its own client. Node's channels are the browser's, but for the types of their events. */
function openTab(server: FaultServer, name: string, locks = createLocks()) {
  const channel = new BroadcastChannel(name);
  channels.push(channel);
  const onSignedOut = vi.fn();
  const tabs = { channel: channel as unknown as Tabs['channel'], locks };
  return { onSignedOut, client: createServiceClient({ baseUrl: server.baseUrl, onSignedOut, tabs }) };
}

const codeOf = (cause: unknown) => (isServiceError(cause) ? cause.code : cause);
const asksOf = (server: FaultServer) =>
  server.seen.filter(({ url }) => url === '/api/v1/auth/session').length;

/** A service that denies the first `denied` calls, while the session goes on or not. */
function serviceThat(denied: number, goesOn: boolean) {
  let left = denied;
  return startFaultServer((response, request) => {
    const isAsked = request.url === '/api/v1/auth/session';
    const isDenied = isAsked ? !goesOn : left > 0;
    if (!isAsked) left -= 1;
    (isDenied ? problem(401) : json(200, { person, tenants: [], conversations: [] }))(response, request);
  });
}

test('calls that were denied while the session goes on are made once more, after one question', async () => {
  await using server = await serviceThat(3, true);
  const { client, onSignedOut } = openTab(server, 'goes-on');
  const answers = await Promise.all([1, 2, 3].map(() => client.chat.conversations()));
  expect(answers).toHaveLength(3);
  expect(asksOf(server)).toBe(1);
  expect(server.seen).toHaveLength(7);
  expect(onSignedOut).not.toHaveBeenCalled();
});

test('a write that was denied is made once more too, for denied is not done', async () => {
  let writes = 0;
  await using server = await startFaultServer((response, request) => {
    if (request.method !== 'POST') return json(200, { person, tenants: [] })(response, request);
    writes += 1;
    (writes === 1 ? problem(401) : json(200, { reply: 'here' }))(response, request);
  });
  expect(await openTab(server, 'write').client.chat.legacyReply({ messages: [] })).toEqual({ reply: 'here' });
  expect(writes).toBe(2);
});

test('a call denied twice fails', async () => {
  await using server = await serviceThat(9, true);
  const { client, onSignedOut } = openTab(server, 'twice');
  expect(await client.chat.conversations().catch(codeOf)).toBe('signed-out');
  expect(server.seen).toHaveLength(3);
  expect(onSignedOut).not.toHaveBeenCalled();
});

test('the end of the session is asked for once and reaches every tab once', async () => {
  await using server = await serviceThat(99, false);
  const locks = createLocks();
  const tabs = [openTab(server, 'end', locks), openTab(server, 'end', locks), openTab(server, 'end', locks)];
  const quiet = openTab(server, 'end', locks);
  await Promise.all(
    tabs.flatMap(({ client }) => [1, 2].map(() => client.chat.conversations().catch(codeOf))),
  );
  await expect.poll(() => quiet.onSignedOut.mock.calls.length).toBe(1);
  for (const { onSignedOut } of tabs) expect(onSignedOut).toHaveBeenCalledTimes(1);
  expect(asksOf(server)).toBeLessThanOrEqual(2);
});

test('signing out in one tab tells the others', async () => {
  await using server = await startFaultServer((response) => response.writeHead(204).end());
  const [here, there] = [openTab(server, 'out'), openTab(server, 'out')];
  await here.client.auth.signOut();
  await expect.poll(() => there.onSignedOut.mock.calls.length).toBe(1);
  expect(here.onSignedOut).not.toHaveBeenCalled();
});

test('nobody is signed out because nobody could say', async () => {
  await using server = await startFaultServer((response, request) =>
    (request.url === '/api/v1/auth/session' ? reset : problem(401))(response, request),
  );
  const { client, onSignedOut } = openTab(server, 'unknown');
  expect(await client.chat.conversations().catch(codeOf)).toBe('signed-out');
  expect(onSignedOut).not.toHaveBeenCalled();
});

test('a program that is no browser sends its secret as a bearer, and who calls is named in the baggage', async () => {
  await using server = await startFaultServer(json(200, { conversations: [] }));
  const client = createServiceClient({ baseUrl: server.baseUrl, bearer: () => 'secret' });
  await client.chat.conversations({}, { caller: { feature: 'chat', view: 'remote' } });
  expect(server.seen[0]?.headers).toMatchObject({
    authorization: 'Bearer secret',
    baggage: 'ficus.feature=chat,ficus.view=remote',
    'api-version': '1',
  });
});
