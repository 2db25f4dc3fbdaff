import { type Assignment, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Identity } from './identity.ts';
import { type AuthBench, createAuthBench, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

const assignment = (tenantId: string, tenantName: string, role: Role): Assignment => ({
  tenantId,
  tenantName,
  role,
  permissions: [...ROLE_PERMISSIONS[role]],
});
const ACME = assignment('acme', 'Acme', 'admin');
const GLOBEX = assignment('globex', 'Globex', 'member');
const IN_BOTH: Identity = { ...ADA, permissions: ACME.permissions, tenants: [ACME, GLOBEX] };

let bench: AuthBench;
let secret: string;
beforeEach(async () => {
  bench = await createAuthBench();
  bench.directory.people.set(ADA.id, IN_BOTH);
  secret = secretOf(await bench.signIn());
});
afterEach(() => bench.close());

const introspect = async (session = secret) => (await bench.introspect(session)).json();

async function switchTo(tenantId: unknown, session = secret) {
  const { token } = await introspect(session);
  return bench.app.inject({
    method: 'PUT',
    url: '/api/v1/auth/tenant',
    payload: { tenantId },
    headers: { authorization: `Bearer ${token}` },
  });
}

/** Time enough for what is remembered of people to be asked again. */
const later = () => {
  bench.aheadMs += 5_000;
};

test('a session begins in the tenant that the person joined first, and tells all of theirs', async () => {
  const { person, tenants, token } = await introspect();
  expect(person).toMatchObject({ tenantId: 'acme', role: 'admin' });
  expect(tenants).toEqual([ACME, GLOBEX]);
  const answer = await bench.app.inject({
    url: '/api/v1/auth/session',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.json()).toEqual({ person, tenants });
});

describe('switching', () => {
  test('counts from the next question on, in the token too, and outlives a restart', async () => {
    const answer = await switchTo('globex');
    expect(answer.statusCode).toBe(200);
    const acting = { id: ADA.id, tenantId: 'globex', tenantName: 'Globex', role: 'member' };
    expect(answer.json()).toMatchObject({ person: acting, tenants: [ACME, GLOBEX] });
    expect(answer.headers['set-cookie']).toMatch(/^ficus_tenant=globex; HttpOnly; SameSite=Lax; Path=\//);
    const { person, token } = await introspect();
    expect(person).toMatchObject({ ...acting, permissions: GLOBEX.permissions });
    expect(decodeJwt(token)).toMatchObject({ sub: ADA.id, tenantId: 'globex', role: 'member' });
    const restarted = await bench.restart();
    const again = await restarted.inject({
      method: 'POST',
      url: '/internal/sessions/introspect',
      payload: { session: secret },
    });
    expect(again.json().person.tenantId).toBe('globex');
    await restarted.close();
  });

  test('is of this session alone: another browser stays where it is', async () => {
    const other = secretOf(await bench.signIn());
    await switchTo('globex');
    expect((await introspect(other)).person.tenantId).toBe('acme');
  });

  test.each(['initech', 'GLOBEX', 'acme ', '__proto__'])(
    'to %j, which is no tenant of theirs, is refused as if there were none',
    async (tenantId) => {
      const answer = await switchTo(tenantId);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'no-such-tenant']);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect((await introspect()).person.tenantId).toBe('acme');
    },
  );

  test.each([undefined, '', 7, ['globex'], 'x'.repeat(201)])('to %j is no request', async (tenantId) => {
    expect((await switchTo(tenantId)).statusCode).toBe(400);
  });

  test('to a tenant left a moment ago is refused: the directory is asked anew', async () => {
    await introspect();
    bench.directory.people.set(ADA.id, { ...IN_BOTH, tenants: [ACME] });
    expect((await switchTo('globex')).statusCode).toBe(404);
  });

  test('needs a session, not only its token', async () => {
    const { token } = await introspect();
    const headers = { authorization: `Bearer ${token}` };
    await bench.app.inject({ method: 'POST', url: '/api/v1/auth/sign-out', headers });
    const payload = { tenantId: 'globex' };
    const answer = await bench.app.inject({ method: 'PUT', url: '/api/v1/auth/tenant', payload, headers });
    expect(answer.statusCode).toBe(401);
  });
});

describe('someone removed from the tenant they act in', () => {
  test('goes on in one where they are active, and stays there when taken in again', async () => {
    await switchTo('globex');
    bench.directory.people.set(ADA.id, { ...IN_BOTH, tenants: [ACME] });
    later();
    const { person, tenants, token } = await introspect();
    expect([person.tenantId, person.role, tenants]).toEqual(['acme', 'admin', [ACME]]);
    expect(decodeJwt(token)).toMatchObject({ tenantId: 'acme', role: 'admin' });
    bench.directory.people.set(ADA.id, IN_BOTH);
    later();
    expect((await introspect()).person.tenantId).toBe('acme');
  });

  test('is signed out when it was the last one', async () => {
    await switchTo('globex');
    bench.directory.people.delete(ADA.id);
    later();
    expect((await bench.introspect(secret)).statusCode).toBe(401);
  });

  test('does not get it back while the directory is down', async () => {
    await switchTo('globex');
    bench.directory.people.set(ADA.id, { ...IN_BOTH, tenants: [ACME] });
    later();
    await introspect();
    bench.directory.mode = 'failing';
    later();
    expect((await introspect()).person.tenantId).toBe('acme');
    expect((await switchTo('globex')).statusCode).toBe(404);
  });
});

test('while the directory is down, the tenant stays the chosen one', async () => {
  await switchTo('globex');
  bench.directory.mode = 'hanging';
  later();
  expect((await introspect()).person.tenantId).toBe('globex');
});

test('a directory of before, which names one tenant, is understood', async () => {
  bench.directory.people.set(ADA.id, { ...ADA, permissions: ACME.permissions });
  later();
  expect(await introspect()).toMatchObject({ person: { tenantId: 'acme' }, tenants: [ACME] });
});

test('a session begun before there was a choice acts in the first tenant, for good', async () => {
  await bench.database.db.updateTable('sessions').set({ tenant_id: null }).execute();
  expect((await introspect()).person.tenantId).toBe('acme');
  bench.directory.people.set(ADA.id, { ...IN_BOTH, ...GLOBEX, tenants: [GLOBEX, ACME] });
  later();
  expect((await introspect()).person.tenantId).toBe('acme');
});
