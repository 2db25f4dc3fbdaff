import { createHash } from 'node:crypto';
import { EventEnvelope, events } from '@ficus/contracts/events';
import { sql } from 'kysely';
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

const ask = (email: string) =>
  bench.app.inject({ method: 'POST', url: '/api/v1/auth/password-links/requests', payload: { email } });

/** What was told of links that were asked for, oldest first. */
async function asked() {
  const { rows } = await sql<{ envelope: unknown }>`select envelope from events order by version`.execute(
    bench.database.db,
  );
  return rows
    .map(({ envelope }) => EventEnvelope.parse(envelope))
    .filter(({ type }) => type === events.passwordLinkAsked.type)
    .map(({ data }) => events.passwordLinkAsked.data.parse(data));
}

test('who asks for a link has one sent, good for an hour, and setting a password ends every other', async () => {
  expect((await ask(' ADA@acme.test')).statusCode).toBe(204);
  await ask('ada@acme.test');
  await addLink('of the welcome', Date.now() + 7 * DAY_MS);
  const [first, second] = await asked();
  if (!first || !second) throw new Error('nothing was sent');
  expect(first).toMatchObject({ personId: ADA.id, email: 'Ada@acme.test' });
  expect((await use(second.link)).statusCode).toBe(200);
  expect((await bench.signIn(ADA.email, NEW_PASSWORD)).statusCode).toBe(200);
  for (const token of [first.link, 'of the welcome'])
    expect((await use(token)).json().code).toBe('no-such-link');
  await ask('ada@acme.test');
  const third = (await asked()).at(-1)?.link ?? '';
  bench.aheadMs = 61 * 60_000;
  expect((await use(third)).json().code).toBe('no-such-link');
});

test('no more than three are under way to one address, however many ask at once', async () => {
  await addLink('of the welcome', Date.now() + 7 * DAY_MS);
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask('ada@acme.test')));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([204]));
  expect(await asked()).toHaveLength(3);
  bench.aheadMs = 61 * 60_000;
  await ask('ada@acme.test');
  expect(await asked()).toHaveLength(4);
});

test('an address that nobody has is answered as one that somebody has', async () => {
  const [known, unknown] = [await ask('ada@acme.test'), await ask('eve@acme.test')];
  expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
  expect(await asked()).toHaveLength(1);
});
