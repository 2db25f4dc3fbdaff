import { createSyncClient, type SyncClient } from '@ficus/service-kit/sync';
import { signInAtAuth } from '../system/sign-in-at-auth.ts';
import { freePort } from './free-port.ts';
import { createStarter, type StartedProgram } from './starter.ts';
import { createWarmUp } from './warm-up.ts';

/** Both sides, auth and the front door, each of one process or several that are started again when they are killed. */
export interface DrilledSystem {
  readonly front: string;
  readonly auth: string;
  readonly directory: SyncClient;
  readonly monolith: SyncClient;
  /** Says the stage of each tenant, from now on. */
  setStages(stages: Readonly<Record<string, string>>): void;
  /** Ends a process of that name by SIGKILL; of several, the one at this index. Default: 0. */
  kill(name: ProcessName, index?: number): Promise<void>;
  /** Starts one, and resolves when it is ready. */
  start(name: ProcessName): Promise<void>;
  /**
   * Ends a process by SIGKILL, and starts another one in its place: at once where there is no other of its name, and
   * resolves when it is ready; else a moment later, slowly, and does not wait for it.
   */
  killAndRestart(name: ProcessName, index?: number): Promise<void>;
  /** Since when every process has been up, on the clock of `performance.now()`; infinite while one is missing. */
  upSince(): number;
  signIn(email: string): Promise<string>;
  close(): Promise<void>;
}

export const PROCESSES = ['monolith', 'directory', 'gateway', 'auth'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** What takes the place of one that died comes when the others have found their feet. */
const LATER_MS = 1_000;
const SECRET = 'the secret of both sides of a drill, and of no other system';
const SETTINGS = {
  LOG_LEVEL: process.env.DRILL_LOG ?? 'silent',
  RATE_LIMIT_PERSON: '10000000',
  RATE_LIMIT_TENANT: '10000000',
};

/** How a system runs that is drilled. */
export interface DrilledSystemOptions {
  /** How many processes of each name share its port. Default: 1. */
  readonly replicas?: number;
  /** What runs each process. Default: the sources. */
  readonly programs?: Readonly<Record<ProcessName, URL>>;
  /** Flags of Node's for each of them. Default: none. */
  readonly flags?: readonly string[];
}

/** The processes of one name. */
interface Part {
  readonly running: StartedProgram[];
  readonly starting: Set<StartedProgram>;
  readonly later: Set<NodeJS.Timeout>;
}

function newPart(): Part {
  return { running: [], starting: new Set(), later: new Set() };
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
  { replicas = 1, programs: mains = MAINS, flags = [] }: DrilledSystemOptions = {},
): Promise<DrilledSystem> {
  const ports = Object.fromEntries(
    await Promise.all(PROCESSES.map(async (name) => [name, await freePort()] as const)),
  );
  const urlOf = (name: ProcessName) => `http://127.0.0.1:${ports[name]}`;
  const JWKS_URL = `${urlOf('auth')}/.well-known/jwks.json`;
  const common = (name: ProcessName) => ({
    ...SETTINGS,
    PORT: String(ports[name]),
    ...(replicas > 1 && { REUSE_PORT: '1' }),
  });
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
  const parts = new Map(PROCESSES.map((name) => [name, newPart()] as const));
  const part = (name: ProcessName) => parts.get(name) as Part;
  let upSince = Number.POSITIVE_INFINITY;
  let isClosed = false;
  const warmUp = createWarmUp(urlOf('auth'));
  const starter = createStarter();
  function tell(one: StartedProgram, known = before): void {
    one.send({ type: 'stages', stages, before: known });
  }
  async function start(name: ProcessName, isUrgent = true): Promise<void> {
    const { running, starting } = part(name);
    const [program, env] = programs[name];
    // Who joins others has done what they do before it is asked to.
    const warm = running.length > 0 ? await warmUp(name).catch(() => undefined) : undefined;
    if (isClosed) return;
    const begun = starter.start(program, { ...env, ...(warm && { WARM_UP: warm }) }, flags);
    // It must know the stages before it is asked anything, and has never heard of others.
    if (name === 'gateway') tell(begun, stages);
    const comeForward = isUrgent ? undefined : begun.stepBack();
    starting.add(begun);
    try {
      await begun.ready;
      running.push(begun);
    } finally {
      comeForward?.();
      starting.delete(begun);
    }
    if (PROCESSES.every((each) => part(each).running.length >= replicas)) upSince = performance.now();
  }
  async function kill(name: ProcessName, index = 0): Promise<void> {
    const { running } = part(name);
    const [process] = running.splice(index % Math.max(1, running.length), 1);
    upSince = Number.POSITIVE_INFINITY;
    process?.kill('SIGKILL');
    await process?.ended;
  }
  async function close(): Promise<void> {
    isClosed = true;
    const all = [...parts.values()].flatMap(({ running, starting, later }) => {
      for (const timer of later) clearTimeout(timer);
      return [...running, ...starting];
    });
    for (const one of all) one.kill('SIGTERM');
    await Promise.all(all.map(({ ended }) => ended));
    await starter.close();
  }
  const startAll = (name: ProcessName) => Promise.all(Array.from({ length: replicas }, () => start(name)));
  const started = await Promise.allSettled([startAll('directory'), startAll('monolith'), startAll('auth')]);
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    await startAll('gateway');
  } catch (error) {
    // Nobody else knows of those that did start.
    await close();
    throw error;
  }
  return {
    front: urlOf('gateway'),
    auth: urlOf('auth'),
    directory: createSyncClient(urlOf('directory'), SECRET),
    monolith: createSyncClient(urlOf('monolith'), SECRET),
    setStages(next) {
      before = stages;
      stages = next;
      for (const one of [...part('gateway').running, ...part('gateway').starting]) tell(one);
    },
    kill,
    start: (name) => start(name),
    upSince: () => upSince,
    async killAndRestart(name, index) {
      await kill(name, index);
      const { running, later } = part(name);
      if (running.length === 0) return start(name);
      const timer = setTimeout(() => {
        later.delete(timer);
        // Whoever kills the last one starts one that must be there.
        start(name, false).catch(() => undefined);
      }, LATER_MS);
      later.add(timer);
    },
    signIn: (email) => signInAtAuth(urlOf('auth'), email),
    close,
  };
}
