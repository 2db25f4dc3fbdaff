import type { FastifyReply } from 'fastify';
import { z } from 'zod/mini';
import { problem } from './problem.ts';

/** How many calls are taken: a bucket of `burst` that refills by `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** Limits of one service. Each process counts for itself. */
export interface RateLimits {
  readonly person: Rate;
  /** All people of a tenant together, so that one tenant cannot starve the others. */
  readonly tenant: Rate;
}

/** Whose call it is. */
export interface Whose {
  readonly personId: string;
  readonly tenantId: string;
}

/** Counts calls. */
export interface RateLimiter {
  /** Counts one call, and says in the answer's headers what is left. Throws 429 `too-many-requests` with `Retry-After`. */
  take(whose: Whose, reply: FastifyReply): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

const REMEMBERED = 50_000;
const MINUTE_MS = 60_000;
const DEFAULT_PERSON = 1_200;
const DEFAULT_TENANT = 12_000;

const perMinute = (value: number) => z._default(z.coerce.number().check(z.int(), z.gte(1)), value);

/** Environment variables that set the limits, in calls a minute. */
export const rateLimitVariables = {
  RATE_LIMIT_PERSON: perMinute(DEFAULT_PERSON),
  RATE_LIMIT_TENANT: perMinute(DEFAULT_TENANT),
};

/** The limits that an environment sets: half a minute's worth may come at once. */
export function rateLimitsOf(environment: {
  readonly RATE_LIMIT_PERSON: number;
  readonly RATE_LIMIT_TENANT: number;
}): RateLimits {
  const rate = (calls: number): Rate => ({ burst: Math.ceil(calls / 2), perMinute: calls });
  return { person: rate(environment.RATE_LIMIT_PERSON), tenant: rate(environment.RATE_LIMIT_TENANT) };
}

/**
 * Makes the limiter. Answers say what is left by `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers): of the limit that is nearest to its end.
 */
export function createRateLimiter(limits: RateLimits, now: () => number = Date.now): RateLimiter {
  const buckets = new Map<string, Bucket>();

  function bucketOf(key: string, rate: Rate): Bucket {
    const known = buckets.get(key);
    const at = now();
    const gained = known ? ((at - known.at) * rate.perMinute) / MINUTE_MS : rate.burst;
    const bucket = { tokens: Math.min(rate.burst, (known?.tokens ?? 0) + gained), at };
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > REMEMBERED && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  return {
    take({ personId, tenantId }, reply) {
      const counted = [
        { name: 'person', rate: limits.person, bucket: bucketOf(`${tenantId} ${personId}`, limits.person) },
        { name: 'tenant', rate: limits.tenant, bucket: bucketOf(tenantId, limits.tenant) },
      ];
      const empty = counted.find(({ bucket }) => bucket.tokens < 1);
      if (!empty) for (const { bucket } of counted) bucket.tokens -= 1;
      const share = ({ rate, bucket }: (typeof counted)[number]) => bucket.tokens / rate.burst;
      const nearest = empty ?? counted.sort((one, other) => share(one) - share(other))[0];
      if (!nearest) return;
      const { name, rate, bucket } = nearest;
      const nextS = Math.ceil(((1 - Math.min(1, bucket.tokens)) * 60) / rate.perMinute);
      const windowS = Math.ceil((rate.burst * 60) / rate.perMinute);
      const headers = {
        'ratelimit-policy': `"${name}";q=${rate.burst};w=${windowS}`,
        ratelimit: `"${name}";r=${Math.floor(bucket.tokens)};t=${nextS}`,
      };
      reply.headers(headers);
      if (!empty) return;
      const retryAfterS = Math.max(1, nextS);
      throw problem(429, 'too-many-requests', 'Too many requests at a time.', {
        detail: `Try again in ${retryAfterS} s.`,
        headers: { ...headers, 'retry-after': String(retryAfterS) },
      });
    },
  };
}
