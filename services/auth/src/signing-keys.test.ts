import { createTokenVerifier } from '@ficus/service-kit';
import { decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureKey, PUBLISH_LEAD_MS, rotateKeys, TOKEN_LIFE_MS } from './signing-keys.ts';
import { type AuthBench, createAuthBench, secretOf } from './testing/auth-bench.ts';

let bench: AuthBench;
let secret: string;
let url: string;
beforeEach(async () => {
  bench = await createAuthBench();
  url = await bench.app.listen({ port: 0, host: '127.0.0.1' });
  secret = secretOf(await bench.signIn());
});
afterEach(() => bench.close());

const token = async (): Promise<string> => (await bench.introspect(secret)).json().token;
const kidOf = (signed: string) => decodeProtectedHeader(signed).kid;
const now = () => Date.now() + bench.aheadMs;

async function published(): Promise<Record<string, unknown>[]> {
  return (await (await fetch(`${url}/.well-known/jwks.json`)).json()).keys;
}

test('only the public half is published', async () => {
  const [key, ...others] = await published();
  expect(others).toEqual([]);
  expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('processes that start together make one key', async () => {
  await bench.database.db.deleteFrom('signing_keys').execute();
  await Promise.all([
    ensureKey(bench.database.db),
    ensureKey(bench.database.db),
    ensureKey(bench.database.db),
  ]);
  expect(await bench.database.db.selectFrom('signing_keys').select('kid').execute()).toHaveLength(1);
});

test('a rotation refuses no token: verifiers know the new key before it signs, and the old one after', async () => {
  const verify = createTokenVerifier({ jwksUrl: `${url}/.well-known/jwks.json` });
  const before = await token();
  await expect(verify(`Bearer ${before}`)).resolves.toMatchObject({ sub: 'user_ada' });

  await rotateKeys(bench.database.db, now);
  bench.aheadMs += 1_500;
  expect(await published()).toHaveLength(2);
  expect(kidOf(await token())).toBe(kidOf(before));

  bench.aheadMs += PUBLISH_LEAD_MS;
  const after = await token();
  expect(kidOf(after)).not.toBe(kidOf(before));
  await expect(
    createTokenVerifier({ jwksUrl: `${url}/.well-known/jwks.json` })(`Bearer ${before}`),
  ).resolves.toBeDefined();
  // The first verifier fetched the keys before the rotation; it looks again once it may (in 2 s).
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  await expect(verify(`Bearer ${after}`)).resolves.toMatchObject({ sub: 'user_ada' });

  bench.aheadMs += TOKEN_LIFE_MS + 2 * 60_000;
  const kids = (await published()).map((key) => key.kid);
  expect(kids).toEqual([kidOf(after)]);
});

test('a key that was taken away refuses its tokens', async () => {
  const signed = await token();
  await bench.database.db.deleteFrom('signing_keys').execute();
  await ensureKey(bench.database.db);
  bench.aheadMs += 1_500;
  const answer = await fetch(`${url}/api/v1/auth/session`, {
    headers: { authorization: `Bearer ${signed}` },
  });
  expect(answer.status).toBe(401);
});

test('the second rotation in a row keeps every key that may have signed', async () => {
  const before = await token();
  await rotateKeys(bench.database.db, now);
  await rotateKeys(bench.database.db, now);
  bench.aheadMs += PUBLISH_LEAD_MS + 1_500;
  expect(await published()).toHaveLength(3);
  expect(kidOf(await token())).not.toBe(kidOf(before));
});
