import path from 'node:path';
import { z } from 'zod/mini';

/** Ports of everything that `npm start` runs, and the variables that move them. */
export const PORTS = {
  gateway: { variable: 'GATEWAY_PORT', port: 8080 },
  unleash: { variable: 'UNLEASH_PORT', port: 4242 },
  remotes: { variable: 'REMOTES_PORT', port: 8090 },
  postgres: { variable: 'POSTGRES_PORT', port: 5440 },
  auth: { variable: 'AUTH_PORT', port: 8101 },
  directory: { variable: 'DIRECTORY_PORT', port: 8102 },
  chat: { variable: 'CHAT_PORT', port: 8103 },
  notifications: { variable: 'NOTIFICATIONS_PORT', port: 8104 },
  monolith: { variable: 'MONOLITH_PORT', port: 8105 },
  rollout: { variable: 'ROLLOUT_PORT', port: 8106 },
  analytics: { variable: 'ANALYTICS_PORT', port: 8107 },
} as const;

export type PortName = keyof typeof PORTS;

/** What `npm start` is told by its environment and its arguments. */
export interface Configuration {
  readonly ports: Readonly<Record<PortName, number>>;
  /** Folder of all state. Default: `.data` in the project. */
  readonly dataFolder: string;
  /** Begin anew: forget all state first. */
  readonly fresh: boolean;
  /** Start nothing: only say whether everything could be. */
  readonly isCheck: boolean;
  /** Host and remotes are served from source with hot reload, and services start again when their files change. */
  readonly isDevelopment: boolean;
  /** Where browsers fetch remotes from. Default: the remotes' origin that is started here. */
  readonly remotesUrl: string;
  /** A PostgreSQL server to use in place of the embedded one; its user may create databases and roles. */
  readonly databaseUrl?: string;
  /** An Unleash to use in place of the embedded one. */
  readonly unleash?: OwnUnleash;
  /** Whether the demo's people are there: only where everything is embedded. */
  readonly isDemo: boolean;
  /** How often the front door asks the flag server. Default: each second. */
  readonly flagsPollMs?: number;
  /** Passed on to the chat service. */
  readonly model: Readonly<Record<string, string>>;
  /** Passed on to the notifications service. */
  readonly mail: Readonly<Record<string, string>>;
  /** Passed on to every service. */
  readonly tracing: Readonly<Record<string, string>>;
  /** Passed on to the rollout service. */
  readonly rollout: Readonly<Record<string, string>>;
  /** Passed on to the gateway and to the analytics service. */
  readonly telemetry: Readonly<Record<string, string>>;
}

/** An Unleash that is not ours to start. */
export interface OwnUnleash {
  readonly url: string;
  /** Reads flags of the environment that its token names. */
  readonly clientToken: string;
  /** Passes browsers' metrics on. */
  readonly frontendToken: string;
  /** Makes the flags that are missing; without it they are left to you. */
  readonly adminToken?: string;
}

/** Bad arguments or variables; the message names every fault. */
export class ConfigurationError extends Error {
  readonly code = 'bad-configuration';
}

const Port = z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535));
const PollMs = z.coerce.number().check(z.int(), z.gte(100), z.lte(60_000));
const MODEL_VARIABLES = ['MODEL_URL', 'MODEL_NAME', 'MODEL_KEY'] as const;
const MAIL_VARIABLES = ['SMTP_URL', 'MAIL_FROM'] as const;
const TRACING_VARIABLES = ['OTLP_URL'] as const;
const ROLLOUT_VARIABLES = ['LOOK_MS'] as const;
const TELEMETRY_VARIABLES = ['TELEMETRY_SAMPLE', 'RETENTION_DAYS', 'SILENT_AFTER_MS'] as const;
const OPTIONS = ['--fresh', '--check', '--dev'];
const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** Reads arguments and environment; throws a `ConfigurationError` that names every fault at once. */
export function readConfiguration(args: readonly string[], env: NodeJS.ProcessEnv): Configuration {
  const { configuration, faults } = parseConfiguration(args, env);
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  return configuration;
}

/** The same with its faults; what is at fault has its default, so that the rest can be looked at too. */
export function parseConfiguration(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { configuration: Configuration; faults: string[] } {
  const faults: string[] = [];
  for (const argument of args) {
    if (OPTIONS.includes(argument)) continue;
    faults.push(`${argument}: not an option; there are --fresh (begin anew) and --check (start nothing)`);
  }
  const ports: Record<string, number> = {};
  for (const [name, { variable, port }] of Object.entries(PORTS)) {
    const parsed = Port.safeParse(env[variable] ?? port);
    ports[name] = parsed.data ?? port;
    if (!parsed.success)
      faults.push(`${variable}=${env[variable]}: not a port; set a whole number from 1 to 65535`);
  }
  if (env.REMOTES_URL !== undefined && !URL.canParse(env.REMOTES_URL)) {
    faults.push(`REMOTES_URL=${env.REMOTES_URL}: not an address; set one such as http://localhost:8090`);
  }
  if (env.REMOTES_URL !== undefined && args.includes('--dev'))
    faults.push('REMOTES_URL: development serves remotes itself; leave it out');
  const flagsPollMs = PollMs.safeParse(env.FLAGS_POLL_MS);
  if (env.FLAGS_POLL_MS !== undefined && !flagsPollMs.success)
    faults.push(`FLAGS_POLL_MS=${env.FLAGS_POLL_MS}: set whole milliseconds from 100 to 60000`);
  const { databaseUrl, unleash } = readOwnParts(env, faults);
  if (databaseUrl !== undefined && args.includes('--fresh'))
    faults.push('--fresh: what is in DATABASE_URL is yours to forget; leave one of them out');
  const byPort = Map.groupBy(Object.entries(ports), ([, port]) => port);
  for (const [port, entries] of byPort) {
    if (entries.length > 1)
      faults.push(`${entries.map(([name]) => name).join(' and ')}: both on port ${port}`);
  }
  const configuration = {
    ports: ports as Record<PortName, number>,
    dataFolder: path.resolve(PROJECT, env.FICUS_DATA ?? '.data'),
    remotesUrl: env.REMOTES_URL ?? `http://localhost:${ports.remotes}`,
    fresh: args.includes('--fresh'),
    isCheck: args.includes('--check'),
    isDevelopment: args.includes('--dev'),
    model: given(env, MODEL_VARIABLES),
    mail: given(env, MAIL_VARIABLES),
    tracing: given(env, TRACING_VARIABLES),
    rollout: given(env, ROLLOUT_VARIABLES),
    telemetry: given(env, TELEMETRY_VARIABLES),
    ...(flagsPollMs.success ? { flagsPollMs: flagsPollMs.data } : {}),
    isDemo: databaseUrl === undefined && unleash === undefined,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(unleash === undefined ? {} : { unleash }),
  };
  return { configuration, faults };
}

function given(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

function readOwnParts(
  env: NodeJS.ProcessEnv,
  faults: string[],
): Pick<Configuration, 'databaseUrl' | 'unleash'> {
  const address = (name: string, schemes: readonly string[], example: string) => {
    const value = env[name];
    if (!value) return undefined;
    if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value;
    // The value may hold a password, so it is not shown.
    faults.push(`${name}: not an address; set one such as ${example}`);
    return undefined;
  };
  const databaseUrl = address(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@host:5432/postgres',
  );
  const url = address('UNLEASH_URL', ['http:', 'https:'], 'https://unleash.example')?.replace(/\/$/, '');
  const { UNLEASH_CLIENT_TOKEN, UNLEASH_FRONTEND_TOKEN, UNLEASH_ADMIN_TOKEN } = env;
  if (env.UNLEASH_URL) {
    for (const [name, value] of Object.entries({ UNLEASH_CLIENT_TOKEN, UNLEASH_FRONTEND_TOKEN }))
      if (!value) faults.push(`${name}: missing; UNLEASH_URL needs it`);
  }
  const isWhole = url !== undefined && UNLEASH_CLIENT_TOKEN && UNLEASH_FRONTEND_TOKEN;
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(isWhole
      ? {
          unleash: {
            url,
            clientToken: UNLEASH_CLIENT_TOKEN,
            frontendToken: UNLEASH_FRONTEND_TOKEN,
            ...(UNLEASH_ADMIN_TOKEN ? { adminToken: UNLEASH_ADMIN_TOKEN } : {}),
          },
        }
      : {}),
  };
}
