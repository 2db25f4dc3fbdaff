import {
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
import { z } from 'zod/mini';
import { createAnalytics } from './app.ts';
import { startRetention } from './keep/retention.ts';
import { migrations } from './migrations.ts';
import type { AnalyticsSchema } from './schema.ts';

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    ANALYTICS_SECRET: z.string().check(z.minLength(32)),
    RETENTION_DAYS: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(3650)), 30),
    SILENT_AFTER_MS: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(3_600_000)), 30_000),
    LOG_LEVEL: z.optional(LogLevel),
    ...rateLimitVariables,
  }),
);

const database = await openDatabase<AnalyticsSchema>({ url: environment.DATABASE_URL, migrations });
const app = createAnalytics({
  db: database.db,
  jwksUrl: environment.JWKS_URL,
  secret: environment.ANALYTICS_SECRET,
  silentAfterMs: environment.SILENT_AFTER_MS,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
const endRetention = startRetention(database.db, environment.RETENTION_DAYS, (cause) =>
  app.log.warn({ err: cause }, 'what is old could not be removed'),
);
measureDatabase(app, database);
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    await endRetention();
    await database.close();
  },
});
