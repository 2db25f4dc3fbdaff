import {
  createTokenVerifier,
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
import { createChat } from './app.ts';
import { forgetRemoved, UNDO_MS } from './conversations/restore.ts';
import { migrations } from './migrations.ts';
import { loadDocuments } from './replies/load-documents.ts';
import { createModelEngine } from './replies/model-engine.ts';
import { createSearchEngine } from './replies/search-engine.ts';
import type { ChatSchema } from './schema.ts';

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    MODEL_URL: z.optional(httpUrl),
    MODEL_NAME: z._default(z.string(), 'default'),
    MODEL_KEY: z.optional(z.string()),
    LOG_LEVEL: z.optional(LogLevel),
    ...rateLimitVariables,
  }),
);

const database = await openDatabase<ChatSchema>({ url: environment.DATABASE_URL, migrations, poolSize: 10 });
await loadDocuments(database.db);
await forgetRemoved(database.db, Date.now());
const search = createSearchEngine(database.db);
const { MODEL_URL: url, MODEL_NAME: name, MODEL_KEY: key } = environment;
const engine = url
  ? createModelEngine(database.db, search, {
      url,
      name,
      ...(key && { key }),
      onFailure: (error) => app.log.warn({ err: error }, 'the language model gave no answer'),
    })
  : search;
const app = createChat({
  db: database.db,
  verifier: createTokenVerifier({ jwksUrl: environment.JWKS_URL }),
  engine,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
// What can be undone no more must not wait for the next deletion to be forgotten.
setInterval(() => {
  forgetRemoved(database.db, Date.now()).catch((error) =>
    app.log.warn({ err: error }, 'nothing was forgotten'),
  );
}, UNDO_MS / 4).unref();
measureDatabase(app, database);
await serve(app, { port: environment.PORT, host: environment.HOST ?? '127.0.0.1', close: database.close });
