import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from './app.ts';
import type { Flags } from './flags.ts';
import { createSessions } from './sessions.ts';

const ada = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin' as const,
};

/** An upstream on the network that notes what reaches it. It answers introspection as the auth service does. */
async function listen(handle: http.RequestListener): Promise<{ url: string; close: () => void }> {
  const server = http.createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

let asked = 0;
let isAuthDown = false;
/** How far the gateway's clock is ahead, in ms. */
let aheadMs = 0;
let seen: http.IncomingMessage[] = [];
let listener: ((revision: number) => void) | undefined;
let app: FastifyInstance;
let gateway: string;
const ends: (() => void)[] = [];

const flags: Flags = {
  evaluate: (person) => ({
    revision: 7,
    toggles:
      person.tenantId === 'acme'
        ? [
            {
              name: 'new_chat_mfe',
              enabled: true,
              variant: { name: 'disabled', enabled: false },
              impressionData: true,
            },
          ]
        : [],
  }),
  variant: () => undefined,
  onRevision: (next) => {
    listener = next;
    return () => {
      listener = undefined;
    };
  },
  state: () => 'fresh',
  ageMs: () => 0,
  close: () => undefined,
};

beforeAll(async () => {
  const auth = await listen(async (request, response) => {
    if (isAuthDown) return void response.destroy();
    if (request.url === '/internal/sessions/introspect') {
      asked += 1;
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { session } = JSON.parse(Buffer.concat(chunks).toString()) as { session: string };
      if (session !== 'ada-secret') return void response.writeHead(401).end('{}');
      return void response.end(
        JSON.stringify({ person: ada, token: 'ada-token', expiresAt: Date.now() + 300_000 }),
      );
    }
    seen.push(request);
    response.writeHead(200, { 'set-cookie': 'ficus_session=new; HttpOnly' }).end('{}');
  });
  const chat = await listen((request, response) => {
    seen.push(request);
    if (request.url?.endsWith('/of-nobody')) return void response.writeHead(401).end('{}');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"conversations":[]}');
  });
  app = await createGateway({
    document: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }),
    assetsFolder: import.meta.dirname,
    flags,
    notifications: { subscribe: () => () => undefined, close: () => undefined },
    releases: { current: () => ({}), find: async () => undefined, close: () => undefined },
    sessions: createSessions({ authUrl: auth.url, now: () => Date.now() + aheadMs }),
    upstreams: {
      auth: auth.url,
      directory: 'http://127.0.0.1:9',
      chat: chat.url,
      notifications: 'http://127.0.0.1:9',
    },
    unleash: { url: 'http://127.0.0.1:9', frontendToken: 't' },
    remotesOrigin: 'http://127.0.0.1:9',
  });
  gateway = await app.listen({ port: 0, host: '127.0.0.1' });
  ends.push(auth.close, chat.close);
});
beforeEach(() => {
  asked = 0;
  isAuthDown = false;
  aheadMs = 0;
  seen = [];
});
afterAll(async () => {
  await app.close();
  for (const end of ends) end();
});

const asAda = { cookie: 'ficus_session=ada-secret; other=1' };

describe('the front door', () => {
  it('passes a call on with a service token in place of the cookie, whatever the browser claims', async () => {
    const answer = await fetch(`${gateway}/api/v1/conversations`, {
      headers: { ...asAda, authorization: 'Bearer forged' },
    });
    expect(answer.status).toBe(200);
    expect(seen[0]?.headers.authorization).toBe('Bearer ada-token');
    expect(seen[0]?.headers.cookie).toBeUndefined();
    expect(seen[0]?.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen[0]?.headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
  });

  it.each([
    '/api/v1/conversations',
    '/api/v1/auth/session',
    '/api/chat/reply',
    '/api/flags',
    '/api/flags/stream',
  ])('answers 401 at %s without a session, and asks nobody', async (path) => {
    const answer = await fetch(`${gateway}${path}`, { headers: { cookie: 'ficus_session=wrong' } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'signed-out' });
    expect(seen).toEqual([]);
  });

  it('takes the secret of a session as a bearer from a program that is no browser', async () => {
    const answer = await fetch(`${gateway}/api/v1/conversations`, {
      headers: { authorization: 'Bearer ada-secret' },
    });
    expect(answer.status).toBe(200);
    expect(seen[0]?.headers.authorization).toBe('Bearer ada-token');
    const wrong = await fetch(`${gateway}/api/v1/conversations`, { headers: { authorization: 'Bearer no' } });
    expect(wrong.status).toBe(401);
  });

  it('passes the trace on with its own span as the caller, and what the person was looking at', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await fetch(`${gateway}/api/v1/conversations`, {
      headers: { ...asAda, traceparent: `00-${traceId}-00f067aa0ba902b7-01`, baggage: 'ficus.feature=chat' },
    });
    expect(seen[0]?.headers.traceparent).toMatch(
      new RegExp(`^00-${traceId}-(?!00f067aa0ba902b7)[\\da-f]{16}-01$`),
    );
    expect(seen[0]?.headers.baggage).toBe('ficus.feature=chat');
  });

  it('shows the whole API to whoever asks', async () => {
    const answer = await fetch(`${gateway}/api/openapi.json`);
    const document = (await answer.json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/people', '/api/v1/conversations', '/api/v2/conversations']),
    );
  });

  it('passes sign-in on without a session', async () => {
    const answer = await fetch(`${gateway}/api/v1/auth/sign-in`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toHaveLength(1);
  });

  it.each([
    '/internal/sessions/introspect',
    '/api/v1/nothing',
    '/api/v1/authx',
    '/api/v1/auth/../../internal/sessions/introspect',
  ])('passes %s on to nobody', async (path) => {
    await fetch(`${gateway}${path}`, { method: 'POST', headers: asAda }).then((answer) =>
      answer.body?.cancel(),
    );
    expect(seen).toEqual([]);
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an older browser on another site', { origin: 'http://evil.test' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a program that is no browser', {}, 200],
  ])('treats a change asked for by %s as it should', async (_who, headers, status) => {
    const answer = await fetch(`${gateway}/api/v1/conversations/1/messages`, {
      method: 'POST',
      body: '{}',
      headers: { ...asAda, 'content-type': 'application/json', ...headers },
    });
    expect(answer.status).toBe(status);
  });

  it('says which service does not answer', async () => {
    const answer = await fetch(`${gateway}/api/v1/people`, { headers: asAda });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'unavailable',
      title: expect.stringContaining('directory'),
    });
  });

  it('asks auth once for many requests at a time', async () => {
    await fetch(`${gateway}/api/v1/auth/sign-out`, { method: 'POST', headers: asAda });
    asked = 0;
    await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${gateway}/api/v1/conversations`, { headers: asAda })),
    );
    expect(asked).toBe(1);
  });

  it.each([
    ['DELETE', '/api/v1/auth/people/user_ada/sessions/some'],
    ['DELETE', '/api/v1/auth/people/user_ada/sessions'],
    ['DELETE', '/api/v1/auth/other-sessions'],
  ] as const)('asks anew for those whose sessions %s %s may have ended', async (method, path) => {
    await fetch(`${gateway}/api/v1/conversations`, { headers: asAda });
    // From another tab, whose session is remembered apart.
    const headers = { ...asAda, cookie: `${asAda.cookie}; ficus_tenant=other` };
    await fetch(`${gateway}${path}`, { method, headers });
    asked = 0;
    await fetch(`${gateway}/api/v1/conversations`, { headers: asAda });
    expect(asked).toBe(1);
  });

  it('asks anew for a session that a service has refused', async () => {
    await fetch(`${gateway}/api/v1/conversations`, { headers: asAda });
    asked = 0;
    expect((await fetch(`${gateway}/api/v1/conversations/of-nobody`, { headers: asAda })).status).toBe(401);
    expect(asked).toBe(0);
    await fetch(`${gateway}/api/v1/conversations`, { headers: asAda });
    expect(asked).toBe(1);
  });

  it('goes on with a known session while auth is down, until its token expires', async () => {
    await fetch(`${gateway}/api/v1/conversations`, { headers: asAda });
    isAuthDown = true;
    aheadMs = 60_000;
    expect((await fetch(`${gateway}/api/v1/conversations`, { headers: asAda })).status).toBe(200);
    aheadMs = 301_000;
    expect((await fetch(`${gateway}/api/v1/conversations`, { headers: asAda })).status).toBe(503);
  });

  it('answers 503, not 401, when nobody can say whose session it is', async () => {
    isAuthDown = true;
    const answer = await fetch(`${gateway}/api/v1/conversations`, {
      headers: { cookie: 'ficus_session=unknown-yet' },
    });
    expect(answer.status).toBe(503);
  });
});

describe('/api/flags', () => {
  it('evaluates for the person of the session, whatever the query claims', async () => {
    const answer = await fetch(`${gateway}/api/flags?userId=user_cleo&properties[tenantId]=globex`, {
      headers: asAda,
    });
    expect(await answer.json()).toMatchObject({ revision: 7, toggles: [{ name: 'new_chat_mfe' }] });
  });

  it('tells an open stream of each change at once', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${gateway}/api/flags/stream`, { headers: asAda, signal: abort.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    listener?.(42);
    const { value } = (await reader?.read()) ?? {};
    expect(value).toBe('event: flags\ndata: {"revision":42}\n\n');
    abort.abort();
  });
});

describe('incidents', () => {
  const incident = {
    code: 'chat-1f3b9c2a-k3x9f2',
    feature: 'chat',
    view: 'legacy',
    phase: 'legacy',
    reason: 'x',
    at: 1,
  };
  const tell = (body: unknown, headers: Record<string, string> = asAda) =>
    fetch(`${gateway}/api/incidents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it.each([
    ['are taken from signed-in people', incident, asAda, 204],
    ['are refused without a session', incident, {}, 401],
    ['are refused from other sites', incident, { ...asAda, 'sec-fetch-site': 'cross-site' }, 403],
    ['are refused in another shape', { ...incident, code: 'a\nb' }, asAda, 400],
    ['are refused when they are long', { ...incident, error: 'x'.repeat(5000) }, asAda, 413],
  ])('%s', async (_title, body, headers, status) => {
    expect((await tell(body, headers as Record<string, string>)).status).toBe(status);
  });

  it('nothing is told of releases to a stranger, nor of names that are none', async () => {
    expect((await fetch(`${gateway}/api/releases/chat/1.0.0`)).status).toBe(401);
    expect((await fetch(`${gateway}/api/releases/chat/..%2Fx`, { headers: asAda })).status).toBe(404);
  });
});
