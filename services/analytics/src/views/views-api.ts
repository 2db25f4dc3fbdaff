import { may, ROLE_PERMISSIONS, type ServiceClaims, views } from '@ficus/contracts';
import { implement, problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { AnalyticsSchema } from '../schema.ts';
import type { Span } from './count-pages.ts';
import { listErrors } from './list-errors.ts';
import { listFeatures } from './list-features.ts';
import { summarise } from './summary.ts';
import { readTimeline } from './timeline.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 92 * DAY_MS;
const STEPS = 24;

/** Registers what operators ask. */
export function serveViews(
  app: FastifyInstance,
  { db, silentAfterMs }: { db: Kysely<AnalyticsSchema>; silentAfterMs: number },
): void {
  implement(app, views.features, async ({ caller }) => {
    mustOperate(caller);
    return { features: await listFeatures(db) };
  });
  implement(app, views.summary, ({ query, caller }) => {
    mustOperate(caller);
    return summarise(db, spanOf(query), silentAfterMs);
  });
  implement(app, views.timeline, ({ query, caller }) => {
    mustOperate(caller);
    return readTimeline(db, spanOf(query), { steps: query.steps ?? STEPS, cohort: query.cohort });
  });
  implement(app, views.errors, ({ query, caller }) => {
    mustOperate(caller);
    return listErrors(db, spanOf(query));
  });
}

function mustOperate({ role }: ServiceClaims): void {
  if (may({ permissions: ROLE_PERMISSIONS[role] }, 'platform.operate')) return;
  throw problem(403, 'forbidden', 'This needs the permission platform.operate.');
}

interface Asked {
  readonly feature: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly version?: string | undefined;
}

function spanOf({ feature, from, to = Date.now(), version }: Asked): Span {
  const since = from ?? to - DAY_MS;
  if (since >= to || to - since > LONGEST_MS)
    throw problem(400, 'invalid-input', 'The input is not what is expected here.', {
      fields: [{ path: 'from', message: 'must be before `to`, by 92 days at most' }],
    });
  return { feature, from: new Date(since), to: new Date(to), version };
}
