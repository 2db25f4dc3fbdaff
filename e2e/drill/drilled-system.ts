import { createSyncClient, type SyncClient } from '@ficus/service-kit/sync';
import { type ServiceProcess, type Standby, startService, startStandby } from '@ficus/service-kit/testing';
import { freePort } from './free-port.ts';
import { runInSlices } from './run-in-slices.ts';

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

const STANDBY_LATER_MS = 1_500;
/** 5 ms of 25: a start of 350 ms of the processor's time takes two seconds, and is over before the next kill. */
const SLICES = { runMs: 5, restMs: 20 };
const SECRET = 'the secret of both sides of a drill, and of no other system';
const SETTINGS = {
  LOG_LEVEL: process.env.DRILL_LOG ?? 'silent',
  RATE_LIMIT_PERSON: '10000000',
  RATE_LIMIT_TENANT: '10000000',
};

/** How a system runs that is drilled. */
export interface DrilledSystemOptions {
  /** Beside each process another one waits for its port. Default: none does. */
  readonly hasStandbys?: boolean;
  /** What runs each process. Default: the sources. */
  readonly programs?: Readonly<Record<ProcessName, URL>>;
  /** Flags of Node's for each of them. Default: none. */
  readonly flags?: readonly string[];
}

/** Where the source of each process begins. */
export const MAINS: Readonly<Record<ProcessName, URL>> = {
  monolith: new URL('../../services/monolith/src/main.ts', import.meta.url),
  directory: new URL('../../services/directory/src/main.ts', import.meta.url),
  auth: new URL('../../services/auth/src/main.ts', import.meta.url),
  gateway: new URL('./gateway-process.ts', import.meta.url),
};

/** Starts it on three empty databases. */
export async function startDrilledSystem(
  databases: Readonly<Record<'auth' | 'directory' | 'monolith', string>>,
  { hasStandbys = false, programs: mains = MAINS, flags = [] }: DrilledSystemOptions = {},
): Promise<DrilledSystem> {
  const ports = Object.fromEntries(
    await Promise.all(PROCESSES.map(async (name) => [name, await freePort()] as const)),
  );
  const urlOf = (name: ProcessName) => `http://127.0.0.1:${ports[name]}`;
  const JWKS_URL = `${urlOf('auth')}/.well-known/jwks.json`;
  const common = (name: ProcessName) => ({ ...SETTINGS, PORT: String(ports[name]) });
  const programs: Record<ProcessName, readonly [program: URL, env: Record<string, string>]> = {
    directory: [
      mains.directory,
      {
        ...common('directory'),
        DATABASE_URL: databases.directory,
        JWKS_URL,
        FICUS_DEMO: '1',
        SYNC_WITH: urlOf('monolith'),
        SYNC_SECRET: SECRET,
      },
    ],
    monolith: [
      mains.monolith,
      {
        ...common('monolith'),
        DATABASE_URL: databases.monolith,
        JWKS_URL,
        SYNC_WITH: urlOf('directory'),
        SYNC_SECRET: SECRET,
      },
    ],
    auth: [
      mains.auth,
      {
        ...common('auth'),
        DATABASE_URL: databases.auth,
        DIRECTORY_URL: urlOf('directory'),
        FICUS_DEMO: '1',
      },
    ],
    gateway: [
      mains.gateway,
      {
        ...common('gateway'),
        AUTH_URL: urlOf('auth'),
        DIRECTORY_URL: urlOf('directory'),
        MONOLITH_URL: urlOf('monolith'),
      },
    ],
  };
  let stages: Readonly<Record<string, string>> = {};
  let before = stages;
  const running = new Map<ProcessName, ServiceProcess>();
  const down = new Set<ProcessName>();
  let upSince = Number.POSITIVE_INFINITY;
  const standbys = new Map<ProcessName, Standby>();
  const later = new Map<ProcessName, NodeJS.Timeout>();
  const slices = new Map<ProcessName, () => void>();
  const tell = () => {
    const message = { type: 'stages', stages, before };
    // Who stands by must know it before it is asked anything.
    for (const part of [running.get('gateway'), standbys.get('gateway')])
      part?.child.send(message, () => undefined);
  };
  function putStandby(name: ProcessName, isInSlices = false): Standby {
    const standby = startStandby(...programs[name], flags);
    standbys.set(name, standby);
    if (isInSlices) {
      const release = runInSlices(standby.child, SLICES);
      slices.set(name, release);
      standby.standsBy.then(release, release);
    }
    if (name === 'gateway') tell();
    return standby;
  }
  async function start(name: ProcessName): Promise<void> {
    clearTimeout(later.get(name));
    const standby = standbys.get(name);
    standbys.delete(name);
    slices.get(name)?.();
    standby?.takeOver();
    running.set(name, await (standby?.tookOver ?? startService(...programs[name], flags)));
    if (name === 'gateway') tell();
    down.delete(name);
    if (down.size === 0) upSince = performance.now();
    if (!hasStandbys) return;
    // The next one comes when what took over has found its feet, and leaves it the cores in between.
    later.set(
      name,
      setTimeout(() => putStandby(name, true), STANDBY_LATER_MS),
    );
  }
  async function kill(name: ProcessName): Promise<void> {
    const process = running.get(name);
    down.add(name);
    upSince = Number.POSITIVE_INFINITY;
    process?.child.kill('SIGKILL');
    await process?.ended;
  }
  async function close(): Promise<void> {
    for (const timer of later.values()) clearTimeout(timer);
    // A process that is held hears nothing.
    for (const release of slices.values()) release();
    // Those that stand by first: they would take over.
    for (const part of [standbys, running]) {
      for (const { child } of part.values()) child.kill('SIGTERM');
      await Promise.all([...part.values()].map(({ ended }) => ended));
    }
  }
  const started = await Promise.allSettled([start('directory'), start('monolith'), start('auth')]);
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    await start('gateway');
  } catch (error) {
    // Nobody else knows of those that did start.
    await close();
    throw error;
  }
  if (hasStandbys) {
    for (const timer of later.values()) clearTimeout(timer);
    // On a busy machine one has been put there already while another part was starting.
    await Promise.all(PROCESSES.map((name) => (standbys.get(name) ?? putStandby(name)).standsBy));
  }

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
    close,
  };
}
