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
  /** Passed on to the chat service. */
  readonly model: Readonly<Record<string, string>>;
}

/** Bad arguments or variables; the message names every fault. */
export class ConfigurationError extends Error {
  readonly code = 'bad-configuration';
}

const Port = z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535));
const MODEL_VARIABLES = ['MODEL_URL', 'MODEL_NAME', 'MODEL_KEY'] as const;
const OPTIONS = ['--fresh', '--check', '--dev'];
const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** Reads arguments and environment; throws a `ConfigurationError` that names every fault at once. */
export function readConfiguration(args: readonly string[], env: NodeJS.ProcessEnv): Configuration {
  const faults: string[] = [];
  for (const argument of args) {
    if (OPTIONS.includes(argument)) continue;
    faults.push(`${argument}: not an option; there are --fresh (begin anew) and --check (start nothing)`);
  }
  const ports: Record<string, number> = {};
  for (const [name, { variable, port }] of Object.entries(PORTS)) {
    const parsed = Port.safeParse(env[variable] ?? port);
    if (parsed.success) ports[name] = parsed.data;
    else faults.push(`${variable}=${env[variable]}: not a port; set a whole number from 1 to 65535`);
  }
  if (env.REMOTES_URL !== undefined && !URL.canParse(env.REMOTES_URL)) {
    faults.push(`REMOTES_URL=${env.REMOTES_URL}: not an address; set one such as http://localhost:8090`);
  }
  if (env.REMOTES_URL !== undefined && args.includes('--dev'))
    faults.push('REMOTES_URL: development serves remotes itself; leave it out');
  const byPort = Map.groupBy(Object.entries(ports), ([, port]) => port);
  for (const [port, entries] of byPort) {
    if (entries.length > 1)
      faults.push(`${entries.map(([name]) => name).join(' and ')}: both on port ${port}`);
  }
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  return {
    ports: ports as Record<PortName, number>,
    dataFolder: path.resolve(PROJECT, env.FICUS_DATA ?? '.data'),
    remotesUrl: env.REMOTES_URL ?? `http://localhost:${ports.remotes}`,
    fresh: args.includes('--fresh'),
    isCheck: args.includes('--check'),
    isDevelopment: args.includes('--dev'),
    model: Object.fromEntries(MODEL_VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
  };
}
