import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AuthBench, createAuthBench, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

const DAY_MS = 24 * 60 * 60_000;
let bench: AuthBench;
let secret: string;
beforeEach(async () => {
  bench = await createAuthBench();
  secret = secretOf(await bench.signIn());
});
afterEach(() => bench.close());

async function tokenOf(session = secret): Promise<string> {
  return (await bench.introspect(session)).json().token;
}

function call(method: 'GET' | 'POST', url: string, token: string) {
  return bench.app.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
}

describe('introspection', () => {
  test('gives the person and a service token of five minutes', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const answer = await bench.introspect(secret);
    expect(answer.statusCode).toBe(200);
    const { person, token, expiresAt } = answer.json();
    expect(person).toEqual(ADA);
    expect(expiresAt - before).toBeGreaterThanOrEqual(5 * 60_000);
    expect(expiresAt - before).toBeLessThan(5 * 60_000 + 5_000);
    const { id, ...identity } = ADA;
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      ...identity,
      sub: id,
      iss: 'ficus-auth',
      aud: 'ficus-services',
      azp: 'gateway',
    });
    expect(claims.exp).toBe(expiresAt / 1000);
    // The id of a session is in logs: it must not open it.
    expect(claims.sid).not.toBe(secret);
    expect((await bench.introspect(String(claims.sid))).statusCode).toBe(401);
  });

  test.each([
    ['nothing', ''],
    ['a made-up secret', 'A'.repeat(43)],
    ['something absurd', '\0'.repeat(10_000)],
  ])('refuses %s', async (_title, session) => {
    const answer = await bench.introspect(session);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
  });

  test('ends with the session, and no token outlives it', async () => {
    bench.aheadMs = 14 * DAY_MS - 60_000;
    const answer = await bench.introspect(secret);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().expiresAt).toBeLessThanOrEqual(Date.now() + 14 * DAY_MS);
    bench.aheadMs = 14 * DAY_MS + 1_000;
    expect((await bench.introspect(secret)).statusCode).toBe(401);
  });

  test('a sign-in sweeps away what has expired', async () => {
    bench.aheadMs = 15 * DAY_MS;
    await bench.signIn();
    expect(await bench.database.db.selectFrom('sessions').select('id').execute()).toHaveLength(1);
  });
});

describe('signing out', () => {
  test('ends this session and clears its cookie, and leaves the others', async () => {
    const other = secretOf(await bench.signIn());
    const token = await tokenOf();
    const answer = await call('POST', '/api/v1/auth/sign-out', token);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^ficus_session=; HttpOnly; .*Max-Age=0$/),
      expect.stringMatching(/^ficus_tenant=; HttpOnly; .*Max-Age=0$/),
    ]);
    expect((await bench.introspect(secret)).statusCode).toBe(401);
    expect((await bench.introspect(other)).statusCode).toBe(200);
    // The token is still good for minutes, but not to say that one is signed in; signing out again does no harm.
    expect((await call('GET', '/api/v1/auth/session', token)).statusCode).toBe(401);
    expect((await call('POST', '/api/v1/auth/sign-out', token)).statusCode).toBe(204);
  });

  test('needs a token', async () => {
    const answer = await bench.app.inject({ method: 'POST', url: '/api/v1/auth/sign-out' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
  });
});

describe('the identity', () => {
  test('follows the directory within five seconds, which is asked no more than needed', async () => {
    await Promise.all(Array.from({ length: 20 }, () => bench.introspect(secret)));
    expect(bench.directory.requests).toHaveLength(1);
    bench.directory.people.set(ADA.id, { ...ADA, role: 'member' });
    bench.aheadMs += 5_000;
    expect((await bench.introspect(secret)).json().person.role).toBe('member');
    expect((await call('GET', '/api/v1/auth/session', await tokenOf())).json().person.role).toBe('member');
    expect(bench.directory.requests).toHaveLength(2);
  });

  test('is asked for as this service, with the request id', async () => {
    const [request] = bench.directory.requests;
    expect(request?.url).toBe('/internal/identities/user_ada');
    expect(request?.requestId).toMatch(/^[\w-]{36}$/);
    expect(decodeJwt(request?.authorization.replace('Bearer ', '') ?? '')).toMatchObject({
      sub: 'auth',
      iss: 'ficus-auth',
      aud: 'ficus-internal',
    });
  });

  test('of someone who was removed signs them out', async () => {
    bench.directory.people.delete(ADA.id);
    bench.aheadMs += 5_000;
    expect((await bench.introspect(secret)).statusCode).toBe(401);
  });

  test('of someone deactivated ends all their sessions, which do not come back with the person', async () => {
    const other = secretOf(await bench.signIn());
    const token = await tokenOf();
    bench.directory.people.delete(ADA.id);
    bench.aheadMs += 5_000;
    expect((await call('GET', '/api/v1/auth/session', token)).statusCode).toBe(401);
    bench.directory.people.set(ADA.id, ADA);
    bench.aheadMs += 5_000;
    for (const session of [secret, other]) expect((await bench.introspect(session)).statusCode).toBe(401);
    expect((await bench.signIn()).statusCode).toBe(200);
  });

  test('of someone deactivated is not the last known, should the directory go down then', async () => {
    bench.directory.people.delete(ADA.id);
    bench.aheadMs += 5_000;
    await bench.introspect(secret);
    bench.directory.mode = 'failing';
    bench.aheadMs += 5_000;
    const answer = await bench.signIn();
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'directory-unavailable']);
  });

  test('comes with what the person may do, which stays out of their tokens', async () => {
    const person = { ...ADA, permissions: ['people.read', 'of a later release'] };
    bench.directory.people.set(ADA.id, person);
    bench.aheadMs += 5_000;
    const { token, person: told } = (await bench.introspect(secret)).json();
    expect(told).toEqual(person);
    expect(decodeJwt(token)).not.toHaveProperty('permissions');
    expect((await call('GET', '/api/v1/auth/session', token)).json().person).toEqual(person);
  });

  test.each(['failing', 'hanging', 'foreign'] as const)(
    'is the last known while the directory is %s',
    async (mode) => {
      bench.directory.mode = mode;
      bench.aheadMs += 5_000;
      expect((await bench.introspect(secret)).json().person).toEqual(ADA);
      const restarted = await bench.restart();
      const answer = await restarted.inject({
        method: 'POST',
        url: '/internal/sessions/introspect',
        payload: { session: secret },
      });
      expect(answer.json().person).toEqual(ADA);
      expect((await bench.signIn()).statusCode).toBe(200);
      await restarted.close();
    },
  );

  test('that nobody knows is a 503 while the directory is down, and is found once it is up', async () => {
    await bench.database.db.updateTable('accounts').set({ last_identity: 'null' }).execute();
    bench.directory.mode = 'failing';
    bench.aheadMs += 5_000;
    const answer = await bench.signIn();
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'directory-unavailable']);
    bench.directory.mode = 'up';
    expect((await bench.signIn()).statusCode).toBe(200);
  });
});
