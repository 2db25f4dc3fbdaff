import { CALLING_SERVICE, type Person, type ServiceClaims } from '@ficus/contracts';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '@ficus/service-kit';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import type { Session } from './sessions.ts';
import { type SigningKey, type SigningKeys, TOKEN_LIFE_MS } from './signing-keys.ts';

/** Audience of the tokens by which services speak to each other for themselves, for no person. */
const INTERNAL_AUDIENCE = 'ficus-internal';
const INTERNAL_LIFE_MS = 30_000;
/** What was signed so long ago at most, in a fifth of its life, is given again: signing is what asking costs most. */
const AGAIN = 0.2;
const REMEMBERED = 10_000;

/** A signed token and when it expires, in milliseconds since 1970. */
export interface Token {
  readonly token: string;
  readonly expiresAt: number;
}

/** Signs the tokens that services accept. */
export interface Tokens {
  /** For a person's requests, made by the gateway: four minutes at least and five at most, or what is left of the session. */
  forPerson(person: Person, session: Session): Promise<Token>;
  /** For this service's own requests: 24 s at least. */
  forItself(): Promise<Token>;
}

/** Makes the signer (RS256). */
export function createTokens(keys: SigningKeys, now: () => number = Date.now): Tokens {
  let imported: { readonly kid: string; readonly key: ReturnType<typeof importJWK> } | undefined;
  const signed = new Map<string, { readonly token: Promise<Token>; readonly at: number }>();

  function privateKeyOf({ kid, privateKey }: SigningKey) {
    if (imported?.kid !== kid) imported = { kid, key: importJWK(privateKey, 'RS256') };
    return imported.key;
  }

  async function sign(
    key: SigningKey,
    claims: JWTPayload,
    audience: string,
    expiresAt: number,
  ): Promise<Token> {
    const expiresS = Math.floor(expiresAt / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(TOKEN_ISSUER)
      .setAudience(audience)
      .setIssuedAt(Math.floor(now() / 1000))
      .setExpirationTime(expiresS)
      .sign(await privateKeyOf(key));
    return { token, expiresAt: expiresS * 1000 };
  }

  /** Signs, unless the same key signed the same a moment ago. `until`: what no token outlives, in ms since 1970. */
  async function signOnce(
    claims: JWTPayload,
    audience: string,
    lifeMs: number,
    until = Infinity,
  ): Promise<Token> {
    const key = await keys.current();
    const what = JSON.stringify([key.kid, audience, until, claims]);
    const known = signed.get(what);
    const ageMs = known ? now() - known.at : Infinity;
    if (known && ageMs >= 0 && ageMs < lifeMs * AGAIN) return known.token;
    const token = sign(key, claims, audience, Math.min(now() + lifeMs, until));
    signed.delete(what);
    signed.set(what, { token, at: now() });
    token.catch(() => signed.delete(what));
    const [oldest] = signed.keys();
    if (signed.size > REMEMBERED && oldest !== undefined) signed.delete(oldest);
    return token;
  }

  return {
    // What a person may do stays out: it follows from the role, and the token goes with every request.
    forPerson({ id, permissions: _permissions, ...identity }, session) {
      const claims: ServiceClaims = { ...identity, sub: id, sid: session.id, azp: CALLING_SERVICE };
      return signOnce({ ...claims }, TOKEN_AUDIENCE, TOKEN_LIFE_MS, session.expiresAt);
    },
    forItself: () => signOnce({ sub: 'auth' }, INTERNAL_AUDIENCE, INTERNAL_LIFE_MS),
  };
}
