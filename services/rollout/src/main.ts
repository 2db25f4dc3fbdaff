import {
  eventVariables,
  httpUrl,
  LogLevel,
  measureDatabase,
  openDatabase,
  port,
  postgresUrl,
  rateLimitsOf,
  rateLimitVariables,
  readEnvironment,
  serve,
} from '@ficus/service-kit';
import { createProducer } from '@ficus/service-kit/event-producer';
import { z } from 'zod/mini';
import { createRollout } from './app.ts';
import { createAskAnalytics } from './ask/analytics.ts';
import { createAskCurrentVersion } from './ask/current-version.ts';
import { openFlagServer } from './flag/flag-server.ts';
import { migrations } from './migrations.ts';
import { createPlans } from './plan/plans.ts';
import { Limits } from './retreat/limits.ts';
import type { RolloutSchema } from './schema.ts';
import { measureWatch } from './watch/measure-watch.ts';
import { createRetreats } from './watch/retreats.ts';
import { tellOf, tellOfPause } from './watch/tell-of.ts';
import { createWatch } from './watch/watch.ts';

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    UNLEASH_URL: httpUrl,
    UNLEASH_ADMIN_TOKEN: z.string(),
    UNLEASH_PAGE_URL: z.optional(httpUrl),
    ANALYTICS_URL: httpUrl,
    ANALYTICS_SECRET: z.string(),
    REMOTES_URL: httpUrl,
    LOOK_MS: z._default(z.coerce.number().check(z.int(), z.gte(500), z.lte(600_000)), 5000),
    LOG_LEVEL: z.optional(LogLevel),
    ...eventVariables,
    ...rateLimitVariables,
  }),
);

const events = createProducer(environment);
const database = await openDatabase<RolloutSchema>({ url: environment.DATABASE_URL, migrations });
const flags = openFlagServer({ url: environment.UNLEASH_URL, adminToken: environment.UNLEASH_ADMIN_TOKEN });
const retreats = createRetreats({
  db: database.db,
  flags,
  onDone: (trx, row) => tellOf(events.outbox, trx, row),
  onFault: ({ feature, version }, cause) =>
    app.log.error({ err: cause, feature, version }, 'a release could not be withdrawn; it is tried again'),
});
const plans = createPlans({
  db: database.db,
  flags,
  onPaused: (trx, row, why) => tellOfPause(events.outbox, trx, row, why),
});
const watch = createWatch({
  db: database.db,
  flags,
  retreats,
  plans,
  askAnalytics: createAskAnalytics({ url: environment.ANALYTICS_URL, secret: environment.ANALYTICS_SECRET }),
  askCurrentVersion: createAskCurrentVersion(environment.REMOTES_URL),
  limits: Limits.parse({}),
  lookMs: environment.LOOK_MS,
  onFault: (message, cause) => app.log.warn({ err: cause }, message),
});
const pageUrl = environment.UNLEASH_PAGE_URL ?? environment.UNLEASH_URL;
const app = createRollout({
  jwksUrl: environment.JWKS_URL,
  watch,
  retreats,
  plans,
  urlOfFlag: (flag) => new URL(`/projects/default/features/${flag}`, pageUrl).href,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
await events.start(app);
measureDatabase(app, database);
measureWatch(app, watch);
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    await watch.close();
    await events.close();
    await database.close();
  },
});
watch.start();
