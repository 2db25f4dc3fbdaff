import http from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from './app.ts';
import { createSessions } from './sessions.ts';
import { STAGES, type Stage } from './stages.ts';
import { sendJson, startUpstream, type TestUpstream } from './testing/upstream.ts';

const olga = {
  id: 'user_olga',
  email: 'olga@ficus.test',
  name: 'Olga Lind',
  tenantId: 'ficus',
  tenantName: 'Ficus',
  role: 'operator' as const,
  permissions: ['platform.operate'],
};

let monolith: TestUpstream;
let directory: TestUpstream;
let auth: TestUpstream;
let app: FastifyInstance;
let front: string;
let flags: Record<string, string | undefined>;

beforeEach(async () => {
  flags = {};
  [monolith, directory, auth] = (await Promise.all(['monolith', 'directory', 'auth'].map(startUpstream))) as [
    TestUpstream,
    TestUpstream,
    TestUpstream,
  ];
  auth.answer = (_request, response) =>
    sendJson(response, { person: olga, token: 'token', expiresAt: Date.now() + 300_000 });
  const nowhere = 'http://127.0.0.1:9';
  app = await createGateway({
    document: () => ({ status: 200, headers: {}, body: '' }),
    assetsFolder: import.meta.dirname,
    flags: {
      evaluate: () => undefined,
      variant: (flag, tenantId) => flags[`${flag} ${tenantId}`] ?? flags[flag],
      onRevision: () => () => undefined,
      state: () => 'fresh',
      ageMs: () => 0,
      close: () => undefined,
    },
    notifications: { subscribe: () => () => undefined, close: () => undefined },
    releases: { current: () => ({}), find: async () => undefined, close: () => undefined },
    sessions: createSessions({ authUrl: auth.url }),
    upstreams: {
      auth: auth.url,
      directory: directory.url,
      monolith: monolith.url,
      chat: nowhere,
      notifications: nowhere,
    },
    unleash: { url: nowhere, frontendToken: '' },
    remotesOrigin: nowhere,
  });
  front = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  await app.close();
  for (const upstream of [monolith, directory, auth]) upstream.close();
});

const headers = { authorization: 'Bearer secret' };
const read = (path = '/api/v1/tenants/acme') => fetch(`${front}${path}`, { headers });
const write = (more: Record<string, string> = {}) =>
  fetch(`${front}/api/v1/tenants/acme`, {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/json', ...more },
    body: '{"name":"Acorn","version":1}',
  });
const at = (stage: Stage) => {
  flags.data_tenants = stage;
};
interface Report {
  readonly routes: Record<string, Record<string, number>>;
  readonly findings: { route: string; differences: { path: string }[] }[];
  readonly upstreams: Record<string, { breaker: string; underWay: number }>;
}
const report = async () => (await (await read('/api/migration')).json()) as Report;

describe('a stage', () => {
  it.each([
    ['off', 'monolith', 0, false],
    ['dualwrite', 'monolith', 0, true],
    ['shadow', 'monolith', 1, false],
    ['live', 'directory', 1, false],
    ['rampdown', 'directory', 0, false],
    ['complete', 'directory', 0, false],
  ] as const)(
    '%s: the %s answers, the other is asked %i times, writes wait for both: %s',
    async (stage, side, asked, isBoth) => {
      at(stage);
      const [one, other] = side === 'monolith' ? [monolith, directory] : [directory, monolith];
      // Alike, so that there is nothing to look at again.
      for (const upstream of [one, other])
        upstream.answer = (_request, response) => sendJson(response, { name: 'Acme' });
      const answer = await read('/api/v1/tenants/acme?x=1');
      expect(await answer.json()).toEqual({ name: 'Acme' });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-migration-status': stage,
        'x-served-by': side,
        'x-original-path': '/api/v1/tenants/acme?x=1',
      });
      await expect.poll(() => other.seen.length).toBe(asked);
      expect(other.seen.map(({ url }) => url)).toEqual(asked ? ['/api/v1/tenants/acme?x=1'] : []);
      const written = await write();
      expect(written.headers.get('x-served-by')).toBe(side);
      expect(one.seen.at(-1)?.headers['x-migration-both-ms']).toBe(isBoth ? '100' : undefined);
      expect(other.seen.every(({ method }) => method === 'GET')).toBe(true);
    },
  );

  it('is the one of the table where the flag is off or names none', async () => {
    for (const variant of [undefined, '', 'disabled']) {
      flags.data_tenants = variant;
      expect((await read()).headers.get('x-migration-status')).toBe('complete');
    }
  });

  it('is that of the tenant in the address, or else of the one in which the person acts', async () => {
    flags['data_tenants acme'] = 'off';
    flags['data_tenants ficus'] = 'rampdown';
    const statusOf = async (path: string) => (await read(path)).headers.get('x-migration-status');
    expect(await statusOf('/api/v1/tenants/acme/workspaces')).toBe('off');
    expect(await statusOf('/api/v1/tenants/globex')).toBe('complete');
    expect(await statusOf('/api/v1/people')).toBe('rampdown');
  });

  it('lets a side leave a write to the other one, and says who has done it', async () => {
    at('live');
    await read();
    await write({ 'x-migration-passed-on': 'true' });
    expect(directory.seen.map(({ headers: { 'x-migration-pass-on': mayPassOn } }) => mayPassOn)).toEqual([
      undefined,
      'true',
    ]);
    expect(directory.seen.at(-1)?.headers).not.toHaveProperty('x-migration-passed-on');
    directory.answer = (_request, response) => {
      response.setHeader('x-migration-passed-on', 'true');
      sendJson(response, {});
    };
    const { headers: said } = await write();
    expect(Object.fromEntries(said)).toMatchObject({
      'x-served-by': 'monolith',
      'x-migration-status': 'live',
    });
    expect(said.has('x-migration-passed-on')).toBe(false);
    // Who reads next finds what was written, and what is written next goes there at once.
    expect((await read()).headers.get('x-served-by')).toBe('monolith');
    for (let nth = 0; nth < 2; nth += 1) {
      expect((await write()).headers.get('x-served-by')).toBe('monolith');
      expect(monolith.seen.at(-1)?.method).toBe('PATCH');
    }
    expect((await report()).routes['PATCH /api/v1/tenants/:id']).toMatchObject({ total: 4, legacy: 3 });
    // Not for long.
    const asked = () => directory.seen.filter(({ method }) => method === 'PATCH').length;
    expect(asked()).toBe(2);
    await expect.poll(async () => (await write()) && asked(), { timeout: 3_000, interval: 100 }).toBe(3);
  });

  it('leaves reads for a second with the side that has what was written last', async () => {
    at('shadow');
    await write();
    at('live');
    expect((await read()).headers.get('x-served-by')).toBe('monolith');
    expect((await read('/api/v1/tenants/globex')).headers.get('x-served-by')).toBe('directory');
    // A side that does not answer is not waited for.
    monolith.answer = (_request, response) => void response.destroy();
    expect((await read()).headers.get('x-served-by')).toBe('directory');
    monolith.answer = (_request, response) => sendJson(response, { from: 'monolith' });
    await expect
      .poll(async () => (await read()).headers.get('x-served-by'), { timeout: 3_000 })
      .toBe('directory');
    await write();
    expect((await read()).headers.get('x-served-by')).toBe('directory');
  });

  it('is off for everything while use_monolith is on', async () => {
    for (const stage of STAGES) {
      at(stage);
      flags.use_monolith = '';
      expect((await read()).headers.get('x-served-by')).toBe('monolith');
      flags.use_monolith = undefined;
    }
  });
});

describe('when a side fails', () => {
  const fail = (how: 'refuses' | 'breaks off') => {
    directory.answer = (_request, response) => {
      if (how === 'refuses') sendJson(response, { code: 'unavailable' }, 503);
      else response.destroy();
    };
  };

  it.each(['live', 'rampdown'] as const)('a read at %s is answered by the monolith, whole', async (stage) => {
    at(stage);
    for (const how of ['refuses', 'breaks off'] as const) {
      fail(how);
      const answer = await read();
      expect([answer.status, await answer.json()]).toEqual([200, { from: 'monolith' }]);
      expect(answer.headers.get('x-served-by')).toBe('monolith');
    }
    expect((await report()).routes['GET /api/v1/tenants/:id']).toMatchObject({
      total: 2,
      legacy: 2,
      fellBack: 2,
    });
  });

  it('a write is not: it may have had its effect', async () => {
    at('live');
    fail('breaks off');
    const answer = await write();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(monolith.seen.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it.each(['off', 'complete'] as const)('nobody else is asked at %s', async (stage) => {
    at(stage);
    for (const upstream of [monolith, directory])
      upstream.answer = (_request, response) => void response.destroy();
    expect((await read()).status).toBe(503);
    expect(monolith.seen.length + directory.seen.length).toBe(1);
  });

  it('it is not asked again and again: after five failures, one request each second tries', async () => {
    at('rampdown');
    fail('breaks off');
    for (let nth = 0; nth < 12; nth += 1) expect((await read()).status).toBe(200);
    expect(directory.seen.length).toBe(5);
    expect((await report()).upstreams.directory).toEqual({ breaker: 'open', underWay: 0 });
    directory.answer = (_request, response) => sendJson(response, { from: 'directory' });
    await expect
      .poll(async () => (await read()).headers.get('x-served-by'), { timeout: 5_000 })
      .toBe('directory');
    expect((await report()).upstreams.directory?.breaker).toBe('closed');
  });
});

describe('a comparison', () => {
  const tenant = { id: 'acme', name: 'Acme', settings: { invitationDays: 14 }, nextCursor: 'a' };

  it('finds what is planted, and nothing else', async () => {
    at('shadow');
    monolith.answer = (_request, response) => sendJson(response, tenant);
    directory.answer = (request, response) =>
      sendJson(response, {
        ...tenant,
        // A cursor is each side's own.
        nextCursor: 'b',
        ...(request.url === '/api/v1/tenants/planted' && { settings: { invitationDays: 30 } }),
      });
    for (const id of ['acme', 'globex', 'planted', 'initech'])
      expect((await read(`/api/v1/tenants/${id}`)).status).toBe(200);
    await expect
      .poll(async () => (await report()).routes['GET /api/v1/tenants/:id'], { timeout: 10_000 })
      .toMatchObject({ compared: 4, notCompared: 0, differing: 1 });
    expect((await report()).findings).toMatchObject([
      {
        route: 'GET /api/v1/tenants/:id',
        url: '/api/v1/tenants/planted',
        stage: 'shadow',
        differences: [{ path: 'settings.invitationDays', monolith: 14, service: 30 }],
      },
    ]);
  });

  it('waits until nothing else is under way, and not for long', async () => {
    at('shadow');
    const held: http.ServerResponse[] = [];
    monolith.answer = (request, response) =>
      request.url?.endsWith('/slow') ? void held.push(response) : sendJson(response, tenant);
    let askedAt = 0;
    directory.answer = (_request, response) => {
      askedAt ||= performance.now();
      sendJson(response, tenant);
    };
    const slow = read('/api/v1/tenants/slow');
    await expect.poll(() => held.length).toBe(1);
    await read();
    const answeredAt = performance.now();
    await expect.poll(() => askedAt).toBeGreaterThan(answeredAt + 30);
    askedAt = 0;
    const next = read().then(() => setTimeout(() => held[0] && sendJson(held[0], tenant), 5));
    await Promise.all([slow, next]);
    await expect.poll(() => directory.seen.length).toBe(3);
  });

  it('looks again at what may only have been on its way', async () => {
    at('live');
    directory.answer = (_request, response) => sendJson(response, tenant);
    monolith.answer = (_request, response) =>
      sendJson(response, monolith.seen.length === 1 ? { ...tenant, name: 'Old' } : tenant);
    await read();
    await expect
      .poll(async () => (await report()).routes['GET /api/v1/tenants/:id'], { timeout: 10_000 })
      .toMatchObject({ compared: 1, differing: 0 });
  });

  it('takes errors for alike by their codes', async () => {
    at('shadow');
    for (const [upstream, title] of [
      [monolith, 'One'],
      [directory, 'Another'],
    ] as const)
      upstream.answer = (_request, response) => sendJson(response, { code: 'no-such-tenant', title }, 404);
    expect((await read()).status).toBe(404);
    await expect
      .poll(async () => (await report()).routes['GET /api/v1/tenants/:id'])
      .toMatchObject({ compared: 1, differing: 0 });
  });

  it('is shown to operators alone', async () => {
    auth.answer = (_request, response) =>
      sendJson(response, {
        person: { ...olga, permissions: [] },
        token: 't',
        expiresAt: Date.now() + 300_000,
      });
    expect((await read('/api/migration')).status).toBe(403);
    auth.answer = (_request, response) => sendJson(response, {}, 401);
    const stranger = await fetch(`${front}/api/migration`, { headers: { authorization: 'Bearer other' } });
    expect(stranger.status).toBe(401);
  });
});

describe('on the way through', () => {
  it('headers between neighbours, and what a browser must not claim, go no further', async () => {
    at('complete');
    const request = http.request(`${front}/api/v1/tenants/acme`, {
      headers: {
        ...headers,
        connection: 'close, x-mine',
        'x-mine': '1',
        te: 'trailers',
        'proxy-authorization': 'Basic x',
        forwarded: 'for=6.6.6.6',
        'x-real-ip': '6.6.6.6',
        'x-migration-both-ms': '9999',
        'x-sync-secret': 'guess',
        'x-kept': 'yes',
      },
    });
    await new Promise((resolve) => request.once('response', resolve).end());
    const { headers: passed } = directory.seen[0] as http.IncomingMessage;
    for (const name of [
      'x-mine',
      'te',
      'proxy-authorization',
      'forwarded',
      'x-migration-both-ms',
      'x-sync-secret',
    ])
      expect([name, passed[name]]).toEqual([name, undefined]);
    expect(passed).toMatchObject({
      'x-kept': 'yes',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(front).host,
      authorization: 'Bearer token',
    });
  });

  it('an answer is passed on as it comes, compared or not', async () => {
    at('shadow');
    const rest = Promise.withResolvers<void>();
    monolith.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":');
      void rest.promise.then(() => response.end('1}'));
    };
    const answer = await read();
    const reader = answer.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('{"a":');
    rest.resolve();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('1}');
  });

  it('a body that is too large is refused, announced or not', async () => {
    at('complete');
    const size = 17 * 1024 * 1024;
    const announced = http.request(`${front}/api/v1/tenants/acme`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(size) },
    });
    const status = await new Promise((resolve) => {
      announced.on('error', () => undefined);
      announced.once('response', (response) => resolve(response.statusCode));
      announced.flushHeaders();
    });
    announced.destroy();
    expect(status).toBe(413);
    expect(directory.seen).toEqual([]);

    directory.answer = (request) => void request.resume().on('error', () => undefined);
    const chunked = http.request(`${front}/api/v1/tenants/acme`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
    });
    const answered = new Promise((resolve) => {
      chunked.on('error', () => undefined);
      chunked.once('response', (response) => resolve(response.statusCode));
    });
    for (let sent = 0; sent < size; sent += 1024 * 1024) chunked.write(Buffer.alloc(1024 * 1024, 32));
    expect(await answered).toBe(413);
    chunked.destroy();
    // Whoever sends it cannot make others believe that the service is down.
    expect((await report()).upstreams.directory?.breaker).toBe('closed');
  });
});
