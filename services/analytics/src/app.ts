import {
  type Checks,
  createService,
  createTokenVerifier,
  type LogOptions,
  type RateLimits,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { serveInternal } from './keep/internal-api.ts';
import type { AnalyticsSchema } from './schema.ts';
import { serveViews } from './views/views-api.ts';

/** What the analytics service works with. */
export interface AnalyticsDependencies {
  readonly db: Kysely<AnalyticsSchema>;
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  /** What it knows the services by that tell and ask. */
  readonly secret: string;
  /** How long after its document a page that has not told anything counts as silent, in ms. Default: 30 000. */
  readonly silentAfterMs?: number;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
}

/** Makes the analytics service's app, not yet listening. */
export function createAnalytics(dependencies: AnalyticsDependencies): FastifyInstance {
  const { db, jwksUrl, secret, silentAfterMs = 30_000, checks, log, limits } = dependencies;
  const app = createService({
    name: 'analytics',
    verifier: createTokenVerifier({ jwksUrl }),
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });
  serveInternal(app, { db, secret, silentAfterMs });
  serveViews(app, { db, silentAfterMs });
  return app;
}
