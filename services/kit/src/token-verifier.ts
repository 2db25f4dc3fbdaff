import { ServiceClaims } from '@ficus/contracts';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { z } from 'zod/mini';
import { type ProblemError, problem } from './problem.ts';

/** Who signs service tokens. */
export const TOKEN_ISSUER = 'ficus-auth';
/** Who service tokens are for. */
export const TOKEN_AUDIENCE = 'ficus-services';

/**
 * Tells who sent a request from its `Authorization` header.
 * Throws a problem: 401 `signed-out` for a token that is missing, expired or not genuine; 503 `keys-unavailable` when
 * the signer's keys cannot be had, so that an outage signs nobody out.
 */
export type TokenVerifier<Claims = ServiceClaims> = (authorization: string | undefined) => Promise<Claims>;

type KeySource =
  /** Where the signer publishes its keys. */
  | { readonly jwksUrl: string }
  /** The keys themselves, read at each verification: for the signer itself. */
  | { readonly keys: () => Promise<JSONWebKeySet> };

/** What a verifier demands of a token. */
export type TokenVerifierOptions<Claims> = KeySource & {
  /** Default: `ficus-services`. */
  readonly audience?: string;
  /** Shape of the claims. Default: `ServiceClaims`. */
  readonly claims?: z.ZodMiniType<Claims>;
};

const CLOCK_TOLERANCE_S = 5;
// Unknown keys are asked for again no more often than this; a new key is published longer than this before its use.
const KEYS_COOLDOWN_MS = 2_000;
const KEYS_TIMEOUT_MS = 2_000;

/** Every error that means the token itself is at fault; any other comes from fetching the keys. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

/** The problem of a caller who is not signed in (any more): 401 `signed-out`. */
export function signedOut(cause?: unknown): ProblemError {
  return problem(401, 'signed-out', 'Sign in to do this.', {
    headers: { 'www-authenticate': 'Bearer' },
    cause,
  });
}

function toProblem(error: unknown): ProblemError {
  const isTokenError = error instanceof errors.JOSEError && TOKEN_ERRORS.has(error.code);
  if (isTokenError) return signedOut(error);
  return problem(503, 'keys-unavailable', 'Who you are cannot be checked at the moment; try again.', {
    headers: { 'retry-after': '1' },
    cause: error,
  });
}

function keyResolver(source: KeySource): JWTVerifyGetKey {
  if ('jwksUrl' in source) {
    return createRemoteJWKSet(new URL(source.jwksUrl), {
      cooldownDuration: KEYS_COOLDOWN_MS,
      timeoutDuration: KEYS_TIMEOUT_MS,
    });
  }
  return async (header, token) => createLocalJWKSet(await source.keys())(header, token);
}

/**
 * Makes a verifier of RS256 tokens issued by `ficus-auth`. Keys are fetched when first needed and kept; a token with
 * a key id not seen before makes it look again, at most every 2 s. Clocks may differ by 5 s.
 */
export function createTokenVerifier<Claims = ServiceClaims>(
  options: TokenVerifierOptions<Claims>,
): TokenVerifier<Claims> {
  const keysOf = keyResolver(options);
  // The default applies exactly when Claims is its default, which the type system cannot say.
  const shape = options.claims ?? (ServiceClaims as unknown as z.ZodMiniType<Claims>);
  const rules = {
    algorithms: ['RS256'],
    issuer: TOKEN_ISSUER,
    audience: options.audience ?? TOKEN_AUDIENCE,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE_S,
  };
  return async (authorization) => {
    const token = authorization?.match(/^Bearer ([\w.-]+)$/i)?.[1];
    if (!token) throw signedOut();
    const { payload } = await jwtVerify(token, keysOf, rules).catch((error: unknown) => {
      throw toProblem(error);
    });
    const claims = shape.safeParse(payload);
    if (!claims.success) throw signedOut(claims.error);
    return claims.data;
  };
}
