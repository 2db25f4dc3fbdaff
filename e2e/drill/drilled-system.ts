import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSyncClient, type SyncClient } from '@ficus/service-kit/sync';
import { type ServiceProcess, startService } from '@ficus/service-kit/testing';
import { freePort } from './free-port.ts';

/** Both sides, auth and the front door, each a process of its own that is started again when it is killed. */
export interface DrilledSystem {
  readonly front: string;
  readonly auth: string;
  readonly directory: SyncClient;
  readonly monolith: SyncClient;
  /** Says the stage of each tenant, from now on. */
  setStages(stages: Readonly<Record<string, string>>): void;
  /** Ends a process by SIGKILL. */
  kill(name: ProcessName): Promise<void>;
  start(name: ProcessName): Promise<void>;
  /** Ends a process by SIGKILL, and starts it again. */
  killAndRestart(name: ProcessName): Promise<void>;
  /** Since when every process has been up, on the clock of `performance.now()`; infinite while one is down. */
  upSince(): number;
  signIn(email: string): Promise<string>;
  close(): Promise<void>;
}

export const PROCESSES = ['monolith', 'directory', 'gateway', 'auth'] as const;
export type ProcessName = (typeof PROCESSES)[number];

const SECRET = 'the secret of both sides of a drill, and of no other system';
const SETTINGS = {
  // As `npm start` has it.
  NODE_COMPILE_CACHE: path.join(tmpdir(), 'ficus-drill-compile-cache'),
  LOG_LEVEL: process.env.DRILL_LOG ?? 'silent',
  RATE_LIMIT_PERSON: '10000000',
  RATE_LIMIT_TENANT: '10000000',
};

/** Starts it on three empty databases. */
export async function startDrilledSystem(
  databases: Readonly<Record<'auth' | 'directory' | 'monolith', string>>,
): Promise<DrilledSystem> {
  const ports = Object.fromEntries(
    await Promise.all(PROCESSES.map(async (name) => [name, await freePort()] as const)),
  );
  const urlOf = (name: ProcessName) => `http://127.0.0.1:${ports[name]}`;
  const JWKS_URL = `${urlOf('auth')}/.well-known/jwks.json`;
  const main = (name: string) => new URL(`../../services/${name}/src/main.ts`, import.meta.url);
  const common = (name: ProcessName) => ({ ...SETTINGS, PORT: String(ports[name]) });
  const programs: Record<ProcessName, () => Promise<ServiceProcess>> = {
    directory: () =>
      startService(main('directory'), {
        ...common('directory'),
        DATABASE_URL: databases.directory,
        JWKS_URL,
        FICUS_DEMO: '1',
        SYNC_WITH: urlOf('monolith'),
        SYNC_SECRET: SECRET,
      }),
    monolith: () =>
      startService(main('monolith'), {
        ...common('monolith'),
        DATABASE_URL: databases.monolith,
        JWKS_URL,
        SYNC_WITH: urlOf('directory'),
        SYNC_SECRET: SECRET,
      }),
    auth: () =>
      startService(main('auth'), {
        ...common('auth'),
        DATABASE_URL: databases.auth,
        DIRECTORY_URL: urlOf('directory'),
        FICUS_DEMO: '1',
      }),
    gateway: () =>
      startService(new URL('./gateway-process.ts', import.meta.url), {
        ...common('gateway'),
        AUTH_URL: urlOf('auth'),
        DIRECTORY_URL: urlOf('directory'),
        MONOLITH_URL: urlOf('monolith'),
      }),
  };
  let stages: Readonly<Record<string, string>> = {};
  let before = stages;
  const running = new Map<ProcessName, ServiceProcess>();
  const down = new Set<ProcessName>();
  let upSince = Number.POSITIVE_INFINITY;
  const tell = () => running.get('gateway')?.child.send({ type: 'stages', stages, before }, () => undefined);
  async function start(name: ProcessName): Promise<void> {
    running.set(name, await programs[name]());
    if (name === 'gateway') tell();
    down.delete(name);
    if (down.size === 0) upSince = performance.now();
  }
  async function kill(name: ProcessName): Promise<void> {
    const process = running.get(name);
    down.add(name);
    upSince = Number.POSITIVE_INFINITY;
    process?.child.kill('SIGKILL');
    await process?.ended;
  }
  await Promise.all([start('directory'), start('monolith'), start('auth')]);
  await start('gateway');

  return {
    front: urlOf('gateway'),
    auth: urlOf('auth'),
    directory: createSyncClient(urlOf('directory'), SECRET),
    monolith: createSyncClient(urlOf('monolith'), SECRET),
    setStages(next) {
      before = stages;
      stages = next;
      tell();
    },
    kill,
    start,
    upSince: () => upSince,
    async killAndRestart(name) {
      await kill(name);
      await start(name);
    },
    async signIn(email) {
      const answer = await fetch(`${urlOf('auth')}/api/v1/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: 'ficus-demo' }),
      });
      const secret = /ficus_session=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
      if (!secret) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
      return secret;
    },
    async close() {
      for (const { child } of running.values()) child.kill('SIGTERM');
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
