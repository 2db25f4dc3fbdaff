import { CALLING_SERVICE, type Person, type ServiceClaims } from '@ficus/contracts';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '@ficus/service-kit';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import type { Session } from './sessions.ts';
import { type SigningKeys, TOKEN_LIFE_MS } from './signing-keys.ts';

/** Audience of the tokens by which services speak to each other for themselves, for no person. */
const INTERNAL_AUDIENCE = 'ficus-internal';
const INTERNAL_LIFE_MS = 30_000;

/** A signed token and when it expires, in milliseconds since 1970. */
export interface Token {
  readonly token: string;
  readonly expiresAt: number;
}

/** Signs the tokens that services accept. */
export interface Tokens {
  /** For a person's requests, made by the gateway: five minutes, or what is left of the session. */
  forPerson(person: Person, session: Session): Promise<Token>;
  /** For this service's own requests: 30 s. */
  forItself(): Promise<Token>;
}

/** Makes the signer (RS256). */
export function createTokens(keys: SigningKeys, now: () => number = Date.now): Tokens {
  async function sign(claims: JWTPayload, audience: string, expiresAt: number): Promise<Token> {
    const { kid, privateKey } = await keys.current();
    const expiresS = Math.floor(expiresAt / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(TOKEN_ISSUER)
      .setAudience(audience)
      .setIssuedAt(Math.floor(now() / 1000))
      .setExpirationTime(expiresS)
      .sign(await importJWK(privateKey, 'RS256'));
    return { token, expiresAt: expiresS * 1000 };
  }
  return {
    // What a person may do stays out: it follows from the role, and the token goes with every request.
    forPerson({ id, permissions: _permissions, ...identity }, session) {
      const claims: ServiceClaims = { ...identity, sub: id, sid: session.id, azp: CALLING_SERVICE };
      return sign({ ...claims }, TOKEN_AUDIENCE, Math.min(now() + TOKEN_LIFE_MS, session.expiresAt));
    },
    forItself: () => sign({ sub: 'auth' }, INTERNAL_AUDIENCE, now() + INTERNAL_LIFE_MS),
  };
}
