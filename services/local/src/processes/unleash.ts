import { start } from 'unleash-server';
import { z } from 'zod/mini';

/** The embedded Unleash as a process of its own: its server, its frontend API and its admin page. */
const env = z
  .object({
    DATABASE_URL: z.string(),
    PORT: z.coerce.number(),
    CLIENT_TOKEN: z.string(),
    FRONTEND_TOKEN: z.string(),
    ADMIN_TOKEN: z.string(),
    FLAGS_POLL_MS: z.optional(z.coerce.number()),
  })
  .parse(process.env);

const token = (tokenName: string, secret: string, type: string, environment: string) => ({
  tokenName,
  secret,
  type,
  environment,
  projects: ['*'],
});

const unleash = await start({
  databaseUrl: env.DATABASE_URL,

  server: { port: env.PORT, host: '127.0.0.1', gracefulShutdownEnable: false },
  authentication: {
    initialAdminUser: { username: 'admin', password: 'ficus-demo' },
    initApiTokens: [
      token('ficus-gateway', env.CLIENT_TOKEN, 'client', 'development'),
      token('ficus-browser', env.FRONTEND_TOKEN, 'frontend', 'development'),
      token('ficus-local', env.ADMIN_TOKEN, 'admin', '*'),
    ],
  },
  versionCheck: { enable: false },
  telemetry: false,
} as unknown as Parameters<typeof start>[0]); // Its token type is a branded enum that its entry does not export.

// Unleash itself looks each second whether a flag has changed; whoever asks more often wants to hear of it sooner.
const { FLAGS_POLL_MS: pollMs = 1000 } = env;
const { configurationRevisionService: revisions } = unleash.services;
// While the database is away its own look says so.
const look = () => revisions.updateMaxRevisionId().catch(() => undefined);
const looking = pollMs < 1000 ? setInterval(look, pollMs) : undefined;

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  clearInterval(looking);
  await unleash.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.send?.({ type: 'ready' });
