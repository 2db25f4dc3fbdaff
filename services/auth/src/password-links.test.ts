import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

const NEW_PASSWORD = 'a longer horse';
const DAY_MS = 24 * 60 * 60_000;
let bench: AuthBench;
beforeEach(async () => {
  bench = await createAuthBench();
});
afterEach(() => bench.close());

async function addLink(token: string, expiresAt = Date.now() + DAY_MS): Promise<void> {
  const digest = createHash('sha256').update(token).digest();
  await bench.database.db
    .insertInto('password_links')
    .values({ digest, person_id: ADA.id, tenant_id: ADA.tenantId, expires_at: new Date(expiresAt) })
    .execute();
}
const use = (token: string, password = NEW_PASSWORD) =>
  bench.app.inject({ method: 'POST', url: '/api/v1/auth/password-links', payload: { token, password } });

test('a link sets the password, ends the sessions, and is good once', async () => {
  const secret = secretOf(await bench.signIn());
  await addLink('a token');
  expect((await use('a token')).json()).toEqual({ email: 'Ada@acme.test' });
  expect((await bench.introspect(secret)).statusCode).toBe(401);
  expect((await bench.signIn(ADA.email, PASSWORD)).statusCode).toBe(401);
  expect((await bench.signIn(ADA.email, NEW_PASSWORD)).statusCode).toBe(200);
  const again = await use('a token', 'yet another horse');
  expect([again.statusCode, again.json().code]).toEqual([404, 'no-such-link']);
  expect((await bench.signIn(ADA.email, NEW_PASSWORD)).statusCode).toBe(200);
});

test('of two who use it at once, one does', async () => {
  await addLink('a token');
  const answers = await Promise.all([use('a token'), use('a token', 'yet another horse')]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
});

test('one that is too old, or that nobody has, changes nothing', async () => {
  await addLink('a token', Date.now() - 1);
  for (const token of ['a token', 'another token'])
    expect((await use(token)).json().code).toBe('no-such-link');
  expect((await bench.signIn(ADA.email, PASSWORD)).statusCode).toBe(200);
});

test('a password that is too short does not use it up', async () => {
  await addLink('a token');
  expect((await use('a token', 'short')).statusCode).toBe(400);
  expect((await use('a token')).statusCode).toBe(200);
});
