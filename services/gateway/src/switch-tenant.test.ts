import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '@ficus/contracts';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from './app.ts';
import type { Flags } from './flags.ts';
import { createSessions } from './sessions.ts';

const ada: Person = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin',
};

/** Holds up who comes to it until it is opened. */
function gate() {
  const [arrival, opening] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return {
    reached: arrival.promise,
    open: opening.resolve,
    pass: () => {
      arrival.resolve();
      return opening.promise;
    },
  };
}
type Gate = ReturnType<typeof gate>;

/** The auth service and a service behind, on the network: what the session acts in, and what reached the service. */
let tenant: string;
let reached: http.IncomingMessage[];
/** Where an introspection waits that has looked already, and a switch that has not been made. */
let holdLook: Gate | undefined;
let holdSwitch: Gate | undefined;
let aheadMs: number;
let upstream: http.Server;
let gateways: FastifyInstance[];
let front: string;
let other: string;

const flags: Flags = {
  evaluate: ({ tenantId }) => ({
    revision: 7,
    toggles: [
      {
        name: `flag_of_${tenantId}`,
        enabled: true,
        variant: { name: 'disabled', enabled: false },
        impressionData: false,
      },
    ],
  }),
  variant: () => undefined,
  onRevision: () => () => undefined,
  state: () => 'fresh',
  ageMs: () => 0,
  close: () => undefined,
};

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (request.url === '/internal/sessions/introspect') {
    const person = { ...ada, tenantId: tenant, tenantName: tenant };
    const session = { person, token: `token of ${tenant}`, expiresAt: Date.now() + 300_000 };
    await holdLook?.pass();
    return void response.end(JSON.stringify(session));
  }
  if (request.url === '/api/v1/auth/tenant') {
    await holdSwitch?.pass();
    tenant = 'globex';
    return void response.writeHead(200, { 'set-cookie': 'ficus_tenant=globex' }).end('{}');
  }
  reached.push(request);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}

async function open(url: string): Promise<string> {
  const app = await createGateway({
    document: ({ person, tenants }) => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: `${person?.tenantId} of ${tenants?.length}`,
    }),
    assetsFolder: import.meta.dirname,
    flags,
    notifications: { subscribe: () => () => undefined, close: () => undefined },
    releases: { current: () => ({}), find: async () => undefined, close: () => undefined },
    sessions: createSessions({ authUrl: url, now: () => Date.now() + aheadMs }),
    upstreams: { auth: url, directory: url, chat: url, notifications: url },
    unleash: { url, frontendToken: 't' },
    remotesOrigin: url,
  });
  gateways.push(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}

beforeEach(async () => {
  [tenant, reached, gateways, aheadMs] = ['acme', [], [], 0];
  [holdLook, holdSwitch] = [undefined, undefined];
  upstream = http.createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  [front, other] = [await open(url), await open(url)];
});
afterEach(async () => {
  for (const app of gateways) await app.close();
  upstream.closeAllConnections();
  upstream.close();
});

const BEFORE = 'ficus_session=secret';
const AFTER = 'ficus_session=secret; ficus_tenant=globex';

function ask(path: string, cookie = BEFORE, at = front, init: RequestInit = {}) {
  return fetch(`${at}${path}`, { ...init, headers: { cookie, ...init.headers } });
}
const switchTenant = () => ask('/api/v1/auth/tenant', BEFORE, front, { method: 'PUT' });
const tokens = () => reached.map(({ headers }) => headers.authorization);

describe('a switch of the tenant', () => {
  it('counts at once: for calls, flags and pages', async () => {
    await ask('/api/v1/conversations');
    await switchTenant();
    await ask('/api/v1/conversations', AFTER);
    expect(tokens()).toEqual(['Bearer token of acme', 'Bearer token of globex']);
    const { toggles } = (await (await ask('/api/flags', AFTER)).json()) as { toggles: { name: string }[] };
    expect(toggles.map(({ name }) => name)).toEqual(['flag_of_globex']);
    expect(await (await ask('/chat', AFTER)).text()).toContain('globex');
  });

  it('counts at once at every other gateway, which remembers the session as it was', async () => {
    await ask('/api/v1/conversations', BEFORE, other);
    await switchTenant();
    await ask('/api/v1/conversations', AFTER, other);
    expect(tokens()).toEqual(['Bearer token of acme', 'Bearer token of globex']);
  });

  it('is not undone by an answer about the session that was on its way meanwhile', async () => {
    await ask('/api/v1/conversations');
    const [switching, looking] = [gate(), gate()];
    holdSwitch = switching;
    const switched = switchTenant();
    await switching.reached;
    // What was known of the session is too old by now; the answer is slow, and says what was true before.
    aheadMs = 4_000;
    holdLook = looking;
    const early = ask('/api/v1/conversations');
    await looking.reached;
    holdLook = undefined;
    switching.open();
    await switched;
    looking.open();
    await early;
    await ask('/api/v1/conversations');
    expect(tokens().at(-1)).toBe('Bearer token of globex');
  });
});

describe('a page made for another than the session’s tenant', () => {
  const fromAcme = { headers: { 'x-ficus-owner': 'user_ada@acme' } };

  it.each(['/api/v1/conversations', '/api/v1/people', '/api/v1/profile', '/api/chat/reply', '/api/flags'])(
    'gets nothing at %s, and nothing reaches a service',
    async (path) => {
      tenant = 'globex';
      const refused = await ask(path, BEFORE, front, fromAcme);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        409,
        'other-owner',
      ]);
      expect(refused.headers.get('x-ficus-owner')).toBe('user_ada@globex');
      expect(reached).toEqual([]);
    },
  );

  it('may still sign out, and look at the account', async () => {
    tenant = 'globex';
    const init = { ...fromAcme, method: 'POST' };
    expect((await ask('/api/v1/auth/sign-out', BEFORE, front, init)).status).toBe(200);
  });

  it('is served while it is of the same tenant, and told so', async () => {
    const served = await ask('/api/v1/conversations', BEFORE, front, fromAcme);
    expect([served.status, served.headers.get('x-ficus-owner')]).toEqual([200, 'user_ada@acme']);
  });
});
