import path from 'node:path';
import { readEnvironment, serve } from '@ficus/service-kit';
import { createDocument, features } from '@ficus/shell/document';
import type { FastifyBaseLogger } from 'fastify';
import { createGateway } from './app.ts';
import { Environment } from './environment.ts';
import { createFlags } from './flags.ts';
import { readHostAssets } from './host-assets.ts';
import { createLiveNotifications } from './live-notifications.ts';
import { createReleases } from './releases.ts';
import { createSessions } from './sessions.ts';
import { openWayOut } from './telemetry/way-out.ts';

const env = readEnvironment(Environment);
const built = path.join(
  path.dirname(new URL(import.meta.resolve('@ficus/shell/package.json')).pathname),
  'dist',
);
const hostFolder = env.HOST_FOLDER ?? built;
// What fails before there is a log is told to it later: a gateway starts although the remotes' origin is down.
const { promise: log, resolve: openLog } = Promise.withResolvers<FastifyBaseLogger>();
const complain = (what: string) => (error: unknown) =>
  void log.then((opened) => opened.warn({ err: error }, what));

const flags = createFlags({
  url: env.UNLEASH_URL,
  token: env.UNLEASH_CLIENT_TOKEN,
  backupFolder: env.FLAGS_BACKUP_FOLDER,
  pollMs: env.FLAGS_POLL_MS,
  onError: (error) => complain('the flag server could not be read')(error),
});
const releases = await createReleases({
  origin: env.REMOTES_URL,
  names: features.flatMap(({ remote }) => remote ?? []),
  onError: (name, error) => complain(`what is published of ${name} could not be read`)(error),
});
const notifications = createLiveNotifications(env.NOTIFICATIONS_URL);
const { ANALYTICS_URL, ANALYTICS_SECRET, PSEUDONYM_SECRET } = env;
const wayOut =
  ANALYTICS_URL && ANALYTICS_SECRET && PSEUDONYM_SECRET
    ? openWayOut({
        url: ANALYTICS_URL,
        secret: ANALYTICS_SECRET,
        pseudonymSecret: PSEUDONYM_SECRET,
        onFault: (message, details) => app.log.warn(details, message),
      })
    : undefined;
const app = await createGateway({
  document: createDocument({
    assets: readHostAssets(
      path.join(hostFolder, 'assets.json'),
      complain('the host’s build could not be read'),
    ),
    remotesOrigin: env.REMOTES_URL,
    isDemo: env.FICUS_DEMO,
    telemetrySample: env.TELEMETRY_SAMPLE,
  }),
  assetsFolder: path.join(hostFolder, 'assets'),
  flags,
  notifications,
  releases,
  sessions: createSessions({ authUrl: env.AUTH_URL }),
  upstreams: {
    auth: env.AUTH_URL,
    directory: env.DIRECTORY_URL,
    chat: env.CHAT_URL,
    notifications: env.NOTIFICATIONS_URL,
    ...(env.ROLLOUT_URL !== undefined && { rollout: env.ROLLOUT_URL }),
    ...(ANALYTICS_URL !== undefined && { analytics: ANALYTICS_URL }),
    ...(env.MONOLITH_URL !== undefined && { monolith: env.MONOLITH_URL }),
  },
  unleash: { url: env.UNLEASH_URL, frontendToken: env.UNLEASH_FRONTEND_TOKEN },
  remotesOrigin: env.REMOTES_URL,
  wayOut,
});
openLog(app.log);

await serve(app, {
  port: env.PORT,
  host: env.HOST,
  close: async () => {
    flags.close();
    notifications.close();
    releases.close();
    await wayOut?.close();
  },
});
