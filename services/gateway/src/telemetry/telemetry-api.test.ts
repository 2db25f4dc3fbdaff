import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import type { Exposure, Person, TelemetryBatch, ToldTelemetry } from '@ficus/contracts';
import { createService } from '@ficus/service-kit';
import { afterEach, expect, test } from 'vitest';
import { registerTelemetryApi } from './telemetry-api.ts';
import { openWayOut } from './way-out.ts';

const ben: Person = {
  id: 'user_ben',
  email: 'ben@acme.test',
  name: 'Ben Okafor',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'member',
  permissions: [],
};
const page = '0b0f5f6e-6a3c-4a53-9f8a-0a4be1f7a111';
const batch: TelemetryBatch = {
  page,
  load: 1_780_000_000_000,
  sentMs: 900,
  isSampled: true,
  events: [{ seq: 1, atMs: 300, feature: 'chat', visit: 1, view: 'legacy', kind: 'rendered', ms: 250 }],
};
const secret = 'a secret of the tests, thirty-two letters';

interface Arrived {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { readonly told?: ToldTelemetry[]; readonly exposures?: Exposure[] };
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The front door's way out, to an analytics service that notes what arrives and answers with this status. */
async function createFront({ status = 204, isSignedIn = true } = {}) {
  const arrived: Arrived[] = [];
  const faults: string[] = [];
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    arrived.push({
      path: request.url,
      authorization: request.headers.authorization,
      body: JSON.parse(text),
    });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const wayOut = openWayOut({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret,
    pseudonymSecret: 'another secret of the tests, with more',
    onFault: (message) => faults.push(message),
  });
  const app = createService({ name: 'gateway', log: { level: 'silent' } });
  app.decorateRequest('session', undefined);
  await app.register(cookie);
  const session = isSignedIn ? { person: ben, token: '', expiresAt: Date.now() + 60_000 } : undefined;
  registerTelemetryApi(app, {
    wayOut,
    sessions: { find: async () => session, forget: () => undefined, forgetPerson: () => undefined },
  });
  ends.push(async () => {
    await app.close();
    await wayOut.close();
    server.closeAllConnections();
    server.close();
  });
  const post = (payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/telemetry',
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    });
  return { post, arrived, faults, wayOut };
}

test('a batch goes on with whose it is, by a pseudonym', async () => {
  const { post, arrived } = await createFront();
  expect((await post(batch)).statusCode).toBe(204);
  await expect.poll(() => arrived).toHaveLength(1);
  const [first] = arrived;
  expect(first).toMatchObject({ path: '/internal/telemetry', authorization: `Bearer ${secret}` });
  const [told] = first?.body.told ?? [];
  expect(told).toMatchObject({ cohort: 'acme', role: 'member', batch });
  expect(told?.person).toMatch(/^[\w-]{22}$/);
  expect(JSON.stringify(told)).not.toMatch(/ben|okafor/i);
});

test('a page cannot claim whose it is', async () => {
  const { post, arrived } = await createFront();
  await post({ ...batch, person: 'somebody-else-entirely', cohort: 'globex' });
  await expect.poll(() => arrived).toHaveLength(1);
  const [told] = arrived[0]?.body.told ?? [];
  expect(told?.cohort).toBe('acme');
  expect(told?.batch).toEqual(batch);
});

test('what a document meant to show is noted with the same pseudonym', async () => {
  const { post, arrived, wayOut } = await createFront();
  wayOut.exposed(ben, page, { feature: 'chat', view: 'remote', reason: 'flag-on', version: '1.0.0' });
  await post(batch);
  await expect.poll(() => arrived).toHaveLength(2);
  const [exposure] = arrived.flatMap(({ body }) => body.exposures ?? []);
  const [told] = arrived.flatMap(({ body }) => body.told ?? []);
  expect(exposure).toMatchObject({ page, feature: 'chat', view: 'remote', version: '1.0.0', cohort: 'acme' });
  expect(exposure?.person).toBe(told?.person);
});

test('pages of other sites are refused, and what is no batch', async () => {
  const { post, arrived } = await createFront();
  expect((await post(batch, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await post({ ...batch, events: [] })).statusCode).toBe(400);
  expect((await post({ ...batch, events: Array(400).fill(batch.events[0]) })).statusCode).toBe(400);
  expect((await post(batch, { 'content-type': 'text/plain' })).statusCode).toBe(415);
  expect((await post('x'.repeat(70_000))).statusCode).toBe(413);
  expect(arrived).toEqual([]);
});

test('nothing is kept of who is not signed in, and it is no error', async () => {
  const { post, arrived, wayOut } = await createFront({ isSignedIn: false });
  expect((await post(batch)).statusCode).toBe(204);
  await wayOut.close();
  expect(arrived).toEqual([]);
});

test('a page that tells without end is refused', async () => {
  const { post } = await createFront();
  for (let nth = 0; nth < 120; nth += 1) expect((await post(batch)).statusCode).toBe(204);
  expect((await post(batch)).statusCode).toBe(429);
});

test('a page is answered while analytics is down, and what it refuses for good does not wait', async () => {
  const { post, arrived, faults } = await createFront({ status: 400 });
  expect((await post(batch)).statusCode).toBe(204);
  await expect.poll(() => faults).toEqual(['analytics refuses telemetry']);
  await post(batch);
  await expect.poll(() => arrived).toHaveLength(2);
});
