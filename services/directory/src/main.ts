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
import { serveSync, syncRehearsal, syncVariables } from '@ficus/service-kit/sync';
import { z } from 'zod/mini';
import { createDirectory } from './app.ts';
import { startCreations } from './creation/advance.ts';
import { forgetEachHour } from './deletion/forget-tenants.ts';
import { addDemo } from './demo.ts';
import { migrations } from './migrations.ts';
import type { DirectorySchema } from './schema.ts';
import { side } from './synced.ts';

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    FICUS_DEMO: toggle,
    LOG_LEVEL: z.optional(LogLevel),
    ...eventVariables,
    ...rateLimitVariables,
    ...syncVariables,
  }),
);

const events = createProducer(environment);
const database = await openDatabase<DirectorySchema>({
  url: environment.DATABASE_URL,
  migrations,
  rehearsal: syncRehearsal(side),
});
if (environment.FICUS_DEMO) await addDemo(database.db);
const app = createDirectory({
  db: database.db,
  jwksUrl: environment.JWKS_URL,
  outbox: events.outbox,
  eventsSecret: environment.EVENTS_SECRET,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
await events.start(app);
const { SYNC_WITH: peerUrl, SYNC_SECRET: secret, DATABASE_URL: url } = environment;
if (peerUrl && secret) serveSync(app, { side, db: database.db, url, peerUrl, secret });
measureDatabase(app, database);
let stopForgetting: (() => void) | undefined;
let creations: ReturnType<typeof startCreations> | undefined;
app.addHook('onListen', async () => {
  creations = startCreations({
    db: database.db,
    outbox: events.outbox,
    claim: app.ownership?.claim,
    onFault: (cause) => app.log.warn({ err: cause }, 'a person was not made; trying again'),
  });
  stopForgetting = forgetEachHour({
    db: database.db,
    claim: app.ownership?.claim,
    onFault: (cause) => app.log.warn({ err: cause }, 'deleted tenants were not forgotten'),
  });
});
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    stopForgetting?.();
    await creations?.close();
    await events.close();
    await database.close();
  },
});
