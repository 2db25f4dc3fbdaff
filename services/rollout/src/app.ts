import { rollout } from '@ficus/contracts';
import {
  type Checks,
  createService,
  createTokenVerifier,
  implement,
  type LogOptions,
  problem,
  type RateLimits,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Plans } from './plan/plans.ts';
import type { Retreats } from './watch/retreats.ts';
import type { Watch } from './watch/watch.ts';

/** What the rollout service works with. */
export interface RolloutDependencies {
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  readonly watch: Watch;
  readonly retreats: Retreats;
  readonly plans: Plans;
  /** Where a person changes a flag. */
  readonly urlOfFlag: (flag: string) => string;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
}

const SHOWN_RETREATS = 100;

/** Makes the rollout service's app, not yet listening. */
export function createRollout(dependencies: RolloutDependencies): FastifyInstance {
  const { jwksUrl, watch, retreats, plans, urlOfFlag, checks, log, limits } = dependencies;
  const app = createService({
    name: 'rollout',
    verifier: createTokenVerifier({ jwksUrl }),
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });

  implement(app, rollout.state, async () => {
    const { isActing, lookedAt, fault, features } = watch.state();
    const [rows, followed] = await Promise.all([retreats.latest(SHOWN_RETREATS), plans.all()]);
    return {
      isActing,
      ...(lookedAt !== undefined && { lookedAt }),
      ...(fault !== undefined && { fault }),
      flags: features.map(({ feature, flag, isOn }) => ({ feature, flag, isOn, url: urlOfFlag(flag) })),
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
      plans: followed,
    };
  });

  implement(app, rollout.setPlan, async ({ params, body, caller }) => {
    const { feature } = params;
    const { lookedAt, known } = watch.state();
    // Before the first look nothing is known; a plan of no feature is then one that nothing comes of.
    if (lookedAt !== undefined && !known.includes(feature))
      throw problem(404, 'no-such-feature', `There is no flag new_${feature}_mfe.`);
    return plans.write(feature, body, caller.sub);
  });

  implement(app, rollout.endPlan, async ({ params, caller }) => {
    await plans.end(params.feature, caller.sub);
  });
  return app;
}
