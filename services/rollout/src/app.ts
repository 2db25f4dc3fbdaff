import { rollout } from '@ficus/contracts';
import {
  type Checks,
  createService,
  createTokenVerifier,
  implement,
  type LogOptions,
  type RateLimits,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Retreats } from './watch/retreats.ts';
import type { Watch } from './watch/watch.ts';

/** What the rollout service works with. */
export interface RolloutDependencies {
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  readonly watch: Watch;
  readonly retreats: Retreats;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
}

const SHOWN_RETREATS = 100;

/** Makes the rollout service's app, not yet listening. */
export function createRollout(dependencies: RolloutDependencies): FastifyInstance {
  const { jwksUrl, watch, retreats, checks, log, limits } = dependencies;
  const app = createService({
    name: 'rollout',
    verifier: createTokenVerifier({ jwksUrl }),
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });

  implement(app, rollout.state, async () => {
    const { isActing, lookedAt, fault, features } = watch.state();
    const rows = await retreats.latest(SHOWN_RETREATS);
    return {
      isActing,
      ...(lookedAt !== undefined && { lookedAt }),
      ...(fault !== undefined && { fault }),
      releases: features.flatMap(({ feature, flag, releases }) =>
        releases.map(({ version, since, cohorts, retreat }) => ({
          feature,
          flag,
          version,
          since,
          cohorts: cohorts.map(({ name, percentage }) => ({ cohort: name, percentage })),
          looks: [...retreat.looks],
        })),
      ),
      retreats: rows.map(({ id, at, feature, flag, version, cohort, looks, state, fault }) => ({
        id,
        at: at.getTime(),
        feature,
        flag,
        version,
        ...(cohort !== null && { cohort }),
        looks: [...looks],
        state,
        ...(fault !== null && { fault }),
      })),
    };
  });
  return app;
}
