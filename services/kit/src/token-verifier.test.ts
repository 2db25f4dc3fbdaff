import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTokenVerifier, isProblemError } from './index.ts';
import { createTestIssuer, type TestIssuer } from './testing/index.ts';

let issuer: TestIssuer;
let stranger: TestIssuer;
beforeAll(async () => {
  issuer = await createTestIssuer();
  stranger = await createTestIssuer();
});
afterAll(async () => {
  await issuer.close();
  await stranger.close();
});

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isProblemError(error)) throw new Error('It was not refused with a problem.', { cause: error });
  return { status: error.status, code: error.code };
}

test('a good token gives the claims, and no others than the contract names', async () => {
  const verify = createTokenVerifier({ jwksUrl: issuer.jwksUrl });
  const claims = await verify(`Bearer ${await issuer.tokenFor({ tenantId: 'globex', extra: 1 })}`);
  expect(claims).toEqual({
    sub: 'user_ada',
    sid: 'session_ada',
    email: 'ada@acme.test',
    name: 'Ada Marsh',
    tenantId: 'globex',
    tenantName: 'Acme',
    role: 'admin',
    azp: 'gateway',
  });
});

test('a clock that is a few seconds off is tolerated', async () => {
  const verify = createTokenVerifier({ jwksUrl: issuer.jwksUrl });
  await expect(verify(`Bearer ${await issuer.tokenFor({}, { expiresInS: -2 })}`)).resolves.toBeDefined();
});

const SIGNED_OUT = { status: 401, code: 'signed-out' };

/** The classic forgery: the public key, which anyone can read, used as the secret of an HMAC. */
async function confusedToken() {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  return new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('5m').sign(secret);
}

function tampered(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, role: 'operator' })).toString('base64url');
  return [header, forged, signature].join('.');
}

test.each<[string, () => Promise<string | undefined>]>([
  ['none', async () => undefined],
  ['another scheme', async () => 'Basic YTpi'],
  ['nonsense', async () => 'Bearer a.b.c'],
  ['expired', async () => `Bearer ${await issuer.tokenFor({}, { expiresInS: -60 })}`],
  ['for another audience', async () => `Bearer ${await issuer.tokenFor({}, { audience: 'ficus-internal' })}`],
  ['of another issuer', async () => `Bearer ${await issuer.tokenFor({}, { issuer: 'someone' })}`],
  ['signed with another key', async () => `Bearer ${await stranger.tokenFor()}`],
  ['with changed claims', async () => `Bearer ${tampered(await issuer.tokenFor())}`],
  ['unsigned', async () => `Bearer ${new UnsecuredJWT({}).setExpirationTime('5m').encode()}`],
  ['signed by HMAC', async () => `Bearer ${await confusedToken()}`],
  [
    'with a role that there is not',
    async () => `Bearer ${await issuer.tokenFor({ role: 'root' as 'admin' })}`,
  ],
])('a token is refused: %s', async (_title, make) => {
  const verify = createTokenVerifier({ jwksUrl: issuer.jwksUrl });
  expect(await refusal(verify(await make()))).toEqual(SIGNED_OUT);
});

describe("when the signer's keys cannot be had", () => {
  let close: (() => Promise<unknown>) | undefined;
  afterEach(() => close?.());

  test('nobody is signed out, and it works again once they can', async () => {
    let isDown = true;
    const server = createServer(async (_request, response) => {
      if (isDown) return response.writeHead(500).end('down');
      return response
        .setHeader('content-type', 'application/json')
        .end(await (await fetch(issuer.jwksUrl)).text());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const verify = createTokenVerifier({ jwksUrl: url });
    const authorization = `Bearer ${await issuer.tokenFor()}`;
    expect(await refusal(verify(authorization))).toEqual({ status: 503, code: 'keys-unavailable' });
    isDown = false;
    await expect(verify(authorization)).resolves.toMatchObject({ sub: 'user_ada' });
    isDown = true;
    await expect(verify(authorization)).resolves.toMatchObject({ sub: 'user_ada' });
  });

  test('nor when nothing listens', async () => {
    const verify = createTokenVerifier({ jwksUrl: 'http://127.0.0.1:1/keys' });
    const authorization = `Bearer ${await issuer.tokenFor()}`;
    expect(await refusal(verify(authorization))).toEqual({ status: 503, code: 'keys-unavailable' });
  });

  test('nor when the signer itself cannot read them', async () => {
    const verify = createTokenVerifier({ keys: () => Promise.reject(new Error('no database')) });
    const authorization = `Bearer ${await issuer.tokenFor()}`;
    expect(await refusal(verify(authorization))).toEqual({ status: 503, code: 'keys-unavailable' });
  });
});
