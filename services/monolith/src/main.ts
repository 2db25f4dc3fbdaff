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
import { serveSync, syncRehearsal, syncVariables } from '@ficus/service-kit/sync';
import { z } from 'zod/mini';
import { createMonolith } from './app.ts';
import { migrations } from './migrations.ts';
import { side } from './synced.ts';

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    LOG_LEVEL: z.optional(LogLevel),
    ...rateLimitVariables,
    ...syncVariables,
  }),
);

const { SYNC_WITH: peerUrl, SYNC_SECRET: secret, DATABASE_URL: url } = environment;
const database = await openDatabase<object>({ url, migrations, rehearsal: syncRehearsal(side) });
const app = createMonolith({
  db: database.db,
  jwksUrl: environment.JWKS_URL,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
if (peerUrl && secret) serveSync(app, { side, db: database.db, url, peerUrl, secret });
measureDatabase(app, database);
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    await database.close();
  },
});
