import path from 'node:path';
import { type Child, startChild } from './child.ts';
import type { Configuration } from './configuration.ts';
import { type DatabaseName, databaseUrl } from './postgres.ts';
import { say } from './progress.ts';
import { PROJECT, remoteFolders } from './remotes.ts';
import type { Secrets } from './secrets.ts';
import { unleashTokens } from './unleash.ts';

/** Addresses of everything on this machine. */
export function addresses({ ports, remotesUrl, unleash }: Configuration) {
  // People see `localhost`; between processes the address is written out, so that IPv6 never comes first.
  const internal = (port: number) => `http://127.0.0.1:${port}`;
  return {
    gateway: `http://localhost:${ports.gateway}`,
    unleash: unleash?.url ?? internal(ports.unleash),
    unleashPage: unleash?.url ?? `http://localhost:${ports.unleash}`,
    remotes: remotesUrl,
    auth: internal(ports.auth),
    directory: internal(ports.directory),
    chat: internal(ports.chat),
    notifications: internal(ports.notifications),
    monolith: internal(ports.monolith),
    rollout: internal(ports.rollout),
    analytics: internal(ports.analytics),
  };
}

/** Folder that the remotes' origin serves. */
export function originFolder(configuration: Configuration): string {
  return path.join(configuration.dataFolder, 'remotes');
}

/** Starts a process; in development it tells `onFile` what it is made of. */
export type Starter = (onFile?: (file: string) => void) => Promise<Child>;

/** How to start the remotes' origin and each service, by name; they come up side by side. */
export function serviceStarters(configuration: Configuration, secrets: Secrets): Record<string, Starter> {
  const at = addresses(configuration);
  const port = configuration.ports;
  const demo = demoOf(configuration);
  const JWKS_URL = `${at.auth}/.well-known/jwks.json`;
  // Without it, flags are for people alone to change: no release is taken back.
  const { admin: unleashAdmin } = unleashTokens(configuration, secrets);
  const database = (name: DatabaseName) => databaseUrl(name, configuration, secrets);
  const service =
    (name: string, env: Record<string, string>): Starter =>
    (onFile) =>
      start(
        configuration,
        name,
        `services/${name}/src/main.ts`,
        { ...demo, ...configuration.tracing, ...env },
        onFile,
      );
  return {
    remotes: configuration.isDevelopment ? devServer(configuration) : remotesOrigin(configuration),
    directory: service('directory', {
      PORT: String(port.directory),
      DATABASE_URL: database('directory'),
      JWKS_URL,
      EVENTS_TO: `auth=${at.auth} notifications=${at.notifications}`,
      EVENTS_SECRET: secrets.events,
      SYNC_WITH: at.monolith,
      SYNC_SECRET: secrets.sync,
    }),
    monolith: service('monolith', {
      PORT: String(port.monolith),
      DATABASE_URL: database('monolith'),
      JWKS_URL,
      SYNC_WITH: at.directory,
      SYNC_SECRET: secrets.sync,
    }),
    auth: service('auth', {
      PORT: String(port.auth),
      DATABASE_URL: database('auth'),
      DIRECTORY_URL: at.directory,
      EVENTS_TO: `notifications=${at.notifications} directory=${at.directory}`,
      EVENTS_SECRET: secrets.events,
    }),
    chat: service('chat', {
      PORT: String(port.chat),
      DATABASE_URL: database('chat'),
      JWKS_URL,
      ...configuration.model,
    }),
    notifications: service('notifications', {
      PORT: String(port.notifications),
      DATABASE_URL: database('notifications'),
      JWKS_URL,
      EVENTS_SECRET: secrets.events,
      PUBLIC_URL: at.gateway,
      ...configuration.mail,
    }),
    ...(unleashAdmin && {
      rollout: service('rollout', {
        PORT: String(port.rollout),
        DATABASE_URL: database('rollout'),
        JWKS_URL,
        UNLEASH_URL: at.unleash,
        UNLEASH_ADMIN_TOKEN: unleashAdmin,
        UNLEASH_PAGE_URL: at.unleashPage,
        ANALYTICS_URL: at.analytics,
        ANALYTICS_SECRET: secrets.telemetry,
        REMOTES_URL: at.remotes,
        EVENTS_TO: `notifications=${at.notifications}`,
        EVENTS_SECRET: secrets.events,
        ...configuration.rollout,
      }),
    }),
    analytics: service('analytics', {
      PORT: String(port.analytics),
      DATABASE_URL: database('analytics'),
      JWKS_URL,
      ANALYTICS_SECRET: secrets.telemetry,
      ...configuration.telemetry,
    }),
  };
}

/** Demo people are for what everybody may throw away. */
function demoOf({ isDemo }: Configuration): Record<string, string> {
  return isDemo ? { FICUS_DEMO: '1' } : {};
}

function remotesOrigin(configuration: Configuration): Starter {
  const env = { PORT: String(configuration.ports.remotes), REMOTES_FOLDER: originFolder(configuration) };
  return () => start(configuration, 'remotes', 'services/local/src/processes/remotes-origin.ts', env);
}

/** Serves host and remotes from source, in the place of the remotes' origin. */
function devServer(configuration: Configuration): Starter {
  return async (onFile) => {
    const env = {
      NODE_ENV: 'development',
      PORT: String(configuration.ports.remotes),
      REMOTES_FOLDER: originFolder(configuration),
      REMOTES: [...(await remoteFolders()).values()].join(','),
      HOST_FOLDER: devHostFolder(configuration),
    };
    return start(configuration, 'remotes', 'shell/dev.ts', env, onFile);
  };
}

/** Where the development server says what the host is made of. */
function devHostFolder(configuration: Configuration): string {
  return path.join(configuration.dataFolder, 'dev');
}

/** Starts the front door, last: it asks all the others. */
export function startGateway(
  configuration: Configuration,
  secrets: Secrets,
  onFile?: (file: string) => void,
): Promise<Child> {
  const at = addresses(configuration);
  const tokens = unleashTokens(configuration, secrets);
  const env = {
    PORT: String(configuration.ports.gateway),
    AUTH_URL: at.auth,
    DIRECTORY_URL: at.directory,
    CHAT_URL: at.chat,
    NOTIFICATIONS_URL: at.notifications,
    ANALYTICS_URL: at.analytics,
    ANALYTICS_SECRET: secrets.telemetry,
    PSEUDONYM_SECRET: secrets.pseudonyms,
    ...configuration.telemetry,
    MONOLITH_URL: at.monolith,
    ...(tokens.admin && { ROLLOUT_URL: at.rollout }),
    UNLEASH_URL: at.unleash,
    UNLEASH_CLIENT_TOKEN: tokens.client,
    UNLEASH_FRONTEND_TOKEN: tokens.frontend,
    REMOTES_URL: at.remotes,
    FLAGS_BACKUP_FOLDER: path.join(configuration.dataFolder, 'flags'),
    ...(configuration.flagsPollMs ? { FLAGS_POLL_MS: String(configuration.flagsPollMs) } : {}),
    ...demoOf(configuration),
    ...configuration.tracing,
    ...(configuration.isDevelopment ? { HOST_FOLDER: devHostFolder(configuration) } : {}),
  };
  return start(configuration, 'gateway', 'services/gateway/src/main.ts', env, onFile);
}

function start(
  configuration: Configuration,
  name: string,
  program: string,
  env: Record<string, string>,
  onFile?: (file: string) => void,
): Promise<Child> {
  const logFolder = path.join(configuration.dataFolder, 'logs');
  const options = { name, program: path.join(PROJECT, program), logFolder };
  if (!configuration.isDevelopment) {
    // What died is back in two thirds of the time when its modules are compiled already.
    const NODE_COMPILE_CACHE = path.join(configuration.dataFolder, 'compile-cache');
    return startChild({ ...options, env: { NODE_COMPILE_CACHE, ...env } });
  }
  // One terminal: what goes wrong is seen there, not only in the log.
  const onLine = (line: string) => say(`${name} │ ${line}`);
  return startChild({ ...options, env: { LOG_LEVEL: 'warn', ...env }, onFile, onLine });
}
