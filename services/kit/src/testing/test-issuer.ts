import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CALLING_SERVICE, type ServiceClaims } from '@ficus/contracts';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '../token-verifier.ts';

/** How a test's token differs from a good one. */
export interface TokenOptions {
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now, negative for one that has expired. Default: 300. */
  readonly expiresInS?: number;
}

/** A signer of service tokens for tests, with its keys on a real HTTP server. */
export interface TestIssuer {
  readonly jwksUrl: string;
  /** Signs a token for a person: by default Ada, admin of Acme; `claims` replace or add to hers. */
  tokenFor(
    claims?: Partial<Omit<ServiceClaims, 'azp'>> & JWTPayload,
    options?: TokenOptions,
  ): Promise<string>;
  close(): Promise<void>;
}

const ADA: ServiceClaims = {
  sub: 'user_ada',
  sid: 'session_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin',
  azp: CALLING_SERVICE,
};

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Makes an RS256 key pair, serves its public half as a JWKS on a free port, and signs tokens with the other. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(jwks);
  });
  const port = await listen(server);
  return {
    jwksUrl: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    tokenFor: (claims = {}, options = {}) => {
      const nowS = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...ADA, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(options.issuer ?? TOKEN_ISSUER)
        .setAudience(options.audience ?? TOKEN_AUDIENCE)
        .setIssuedAt(nowS)
        .setExpirationTime(nowS + (options.expiresInS ?? 300))
        .sign(privateKey);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
