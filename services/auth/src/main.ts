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
  toggle,
} from '@ficus/service-kit';
import { createProducer } from '@ficus/service-kit/event-producer';
import { z } from 'zod/mini';
import { createAuth } from './app.ts';
import { addDemo } from './demo.ts';
import { migrations } from './migrations.ts';
import type { AuthSchema } from './schema.ts';

const DAY_MS = 24 * 60 * 60_000;

const days = z.coerce
  .number({ error: 'set it to a number of days, such as 14, or leave it out' })
  .check(z.gt(0), z.lte(400));

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    DIRECTORY_URL: httpUrl,
    SESSION_DAYS: z._default(days, 14),
    COOKIE_SECURE: toggle,
    FICUS_DEMO: toggle,
    LOG_LEVEL: z.optional(LogLevel),
    ...eventVariables,
    ...rateLimitVariables,
  }),
);

const events = createProducer(environment);
const database = await openDatabase<AuthSchema>({ url: environment.DATABASE_URL, migrations });
if (environment.FICUS_DEMO) await addDemo(database.db);
const app = await createAuth({
  db: database.db,
  directoryUrl: environment.DIRECTORY_URL,
  sessionLifeMs: environment.SESSION_DAYS * DAY_MS,
  isCookieSecure: environment.COOKIE_SECURE,
  outbox: events.outbox,
  eventsSecret: environment.EVENTS_SECRET,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
await events.start(app);
measureDatabase(app, database);
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    await events.close();
    await database.close();
  },
});
