import {
  createTestDatabase,
  EVENTS_SECRET,
  type ServiceProcess,
  startService,
  type TestDatabase,
} from '@ficus/service-kit/testing';
import pg from 'pg';
import { freePort } from '../../drill/free-port.ts';
import { type FaultLine, layFaultLine } from '../fault-line.ts';

/** Services that take part in making a person. */
export type PartName = 'directory' | 'auth' | 'notifications';
const PARTS = ['directory', 'auth', 'notifications'] as const;

/** These services as they run, each a process that can be killed, with its database within reach. */
export interface CreatingSystem {
  readonly databases: Readonly<Record<PartName, pg.Pool>>;
  /** Between directory and notifications. */
  readonly toNotifications: FaultLine;
  kill(name: PartName): Promise<void>;
  start(name: PartName): Promise<void>;
  /** Address of a service; the same after a restart. */
  url(name: PartName): string;
  close(): Promise<void>;
}

const main = (name: PartName) => new URL(`../../../services/${name}/src/main.ts`, import.meta.url);

/** Starts them, with the demo's people. */
export async function startCreatingSystem(): Promise<CreatingSystem> {
  const made = await Promise.all(PARTS.map(() => createTestDatabase()));
  const ports = await Promise.all(PARTS.map(() => freePort()));
  const databaseOf = Object.fromEntries(PARTS.map((name, nth) => [name, made[nth]])) as Record<
    PartName,
    TestDatabase
  >;
  const url = (name: PartName) => `http://127.0.0.1:${ports[PARTS.indexOf(name)]}`;
  const toNotifications = await layFaultLine(url('notifications'));
  const common = (name: PartName) => ({
    PORT: String(ports[PARTS.indexOf(name)]),
    DATABASE_URL: databaseOf[name].url,
    JWKS_URL: `${url('auth')}/.well-known/jwks.json`,
    EVENTS_SECRET,
    FICUS_DEMO: '1',
    LOG_LEVEL: 'silent',
  });
  const environments: Record<PartName, Record<string, string>> = {
    directory: {
      ...common('directory'),
      EVENTS_TO: `auth=${url('auth')} notifications=${toNotifications.url}`,
    },
    auth: { ...common('auth'), DIRECTORY_URL: url('directory'), EVENTS_TO: `directory=${url('directory')}` },
    notifications: { ...common('notifications'), PUBLIC_URL: 'http://front.test' },
  };
  const running = new Map<PartName, ServiceProcess>();
  const start = async (name: PartName) =>
    void running.set(name, await startService(main(name), environments[name]));
  const end = async (name: PartName, signal: NodeJS.Signals) => {
    running.get(name)?.child.kill(signal);
    await running.get(name)?.ended;
  };
  await Promise.all(PARTS.map(start));
  const pools = Object.fromEntries(
    PARTS.map((name) => [name, new pg.Pool({ connectionString: databaseOf[name].url, max: 3 })]),
  ) as Record<PartName, pg.Pool>;
  return {
    databases: pools,
    toNotifications,
    url,
    start,
    kill: (name) => end(name, 'SIGKILL'),
    async close() {
      await Promise.all(PARTS.map((name) => end(name, 'SIGTERM')));
      await toNotifications.close();
      await Promise.all(PARTS.map((name) => pools[name].end()));
      await Promise.all(made.map((database) => database.drop()));
    },
  };
}
