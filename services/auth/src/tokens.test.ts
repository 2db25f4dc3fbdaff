import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSigningKeys, ensureKey, PUBLISH_LEAD_MS, rotateKeys, TOKEN_LIFE_MS } from './signing-keys.ts';
import { type AuthBench, createAuthBench } from './testing/auth-bench.ts';
import { createTokens, type Tokens } from './tokens.ts';

let bench: AuthBench;
let tokens: Tokens;
let now: number;
beforeEach(async () => {
  bench = await createAuthBench();
  now = Date.now();
  tokens = createTokens(
    createSigningKeys(bench.database.db, () => now),
    () => now,
  );
});
afterEach(() => bench.close());

const ADA = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin' as const,
  permissions: [],
};
const session = (more: { id?: string; lifeMs?: number } = {}) => ({
  id: more.id ?? 'one',
  personId: ADA.id,
  tenantId: ADA.tenantId,
  startedAt: now,
  expiresAt: now + (more.lifeMs ?? 60 * 60_000),
  seenAt: now,
  browser: undefined,
});

test('what was signed a moment ago is given again, and nothing that ends soon', async () => {
  const of = session();
  const first = await tokens.forPerson(ADA, of);
  now += TOKEN_LIFE_MS * 0.1;
  expect(await tokens.forPerson({ ...ADA }, of)).toEqual(first);
  now += TOKEN_LIFE_MS * 0.1;
  const second = await tokens.forPerson(ADA, of);
  expect(second.token).not.toBe(first.token);
  expect(second.expiresAt - now).toBeGreaterThan(TOKEN_LIFE_MS - 1000);
});

test('nobody is given what was signed for another, for another session, or before they changed', async () => {
  const of = session();
  const { token } = await tokens.forPerson(ADA, of);
  const others = [
    await tokens.forPerson({ ...ADA, id: 'user_ben' }, of),
    await tokens.forPerson({ ...ADA, role: 'member' }, of),
    await tokens.forPerson({ ...ADA, tenantId: 'globex' }, of),
    await tokens.forPerson(ADA, session({ id: 'two' })),
  ];
  expect(new Set([token, ...others.map((other) => other.token)]).size).toBe(5);
  expect(others.map((other) => decodeJwt(other.token).sid)).toEqual(['one', 'one', 'one', 'two']);
});

test('a token ends with its session', async () => {
  const of = session({ lifeMs: 60_000 });
  expect((await tokens.forPerson(ADA, of)).expiresAt).toBeLessThanOrEqual(of.expiresAt);
  now += 50_000;
  expect((await tokens.forPerson(ADA, of)).expiresAt).toBeLessThanOrEqual(of.expiresAt);
});

test('who signs does not wait for the database, nor goes on with a key that is gone', async () => {
  const of = session();
  const { token } = await tokens.forPerson(ADA, of);
  await rotateKeys(bench.database.db, () => now);
  now += PUBLISH_LEAD_MS;
  // The keys are read anew meanwhile.
  expect((await tokens.forPerson(ADA, of)).token).toBe(token);
  await expect.poll(async () => (await tokens.forPerson(ADA, of)).token).not.toBe(token);

  const rotated = await tokens.forPerson(ADA, of);
  await bench.database.db.deleteFrom('signing_keys').execute();
  await ensureKey(bench.database.db, () => now);
  now += 31_000;
  expect((await tokens.forPerson(ADA, of)).token).not.toBe(rotated.token);
});
