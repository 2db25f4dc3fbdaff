import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createServiceClient, type ServiceClient, type ServiceClientOptions } from '@ficus/service-client';
import { createTestDatabase, type ServiceProcess, startService } from '@ficus/service-kit/testing';
import { createGateway } from '../../services/gateway/src/app.ts';
import { createSessions } from '../../services/gateway/src/sessions.ts';
import { signInAtAuth } from '../system/sign-in-at-auth.ts';
import { type Cable, layCable } from './cable.ts';
import { type FaultLine, layFaultLine } from './fault-line.ts';

/** The services as they run, each a process, behind a real front door, with lines in between that can be broken. */
export interface Stack {
  /** Between client and gateway. */
  readonly front: FaultLine;
  /** Between gateway and the chat service, and the directory. */
  readonly chat: FaultLine;
  readonly directory: FaultLine;
  /** Between the chat service and its database. */
  readonly database: Cable;
  /** Signs in and gives a client of that person. */
  clientOf(email: string, options?: ServiceClientOptions): Promise<ServiceClient>;
  /** Signs in and gives the secret of the session. */
  signIn(email: string): Promise<string>;
  killChat(): Promise<void>;
  startChat(): Promise<void>;
  /** All lines go well again, the gateway keeps from nobody any more, and nothing has been seen. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

const main = (name: string) => new URL(`../../services/${name}/src/main.ts`, import.meta.url);
const NOWHERE = 'http://127.0.0.1:9';
const NO_LIMITS = { RATE_LIMIT_PERSON: '10000000', RATE_LIMIT_TENANT: '10000000', LOG_LEVEL: 'silent' };

/** Starts all of it, with the demo's people; each process has the other variables too. */
export async function startStack(others: Readonly<Record<string, string>> = {}): Promise<Stack> {
  const databases = await Promise.all(Array.from({ length: 6 }, createTestDatabase));
  const [forAuth, forDirectory, forChat, forNotifications, forRollout, forAnalytics] = databases.map(
    ({ url }) => url,
  ) as [string, string, string, string, string, string];
  const authPort = String(await freePort());
  const JWKS_URL = `http://127.0.0.1:${authPort}/.well-known/jwks.json`;
  const start = (name: string, env: Record<string, string>) =>
    startService(main(name), { PORT: '0', FICUS_DEMO: '1', ...NO_LIMITS, ...others, ...env });

  const directory = await start('directory', { DATABASE_URL: forDirectory, JWKS_URL });
  const auth = await start('auth', { PORT: authPort, DATABASE_URL: forAuth, DIRECTORY_URL: directory.url });
  const database = await layCable(new URL(forChat).hostname, Number(new URL(forChat).port || 5432));
  const chatDatabase = new URL(forChat);
  chatDatabase.host = `127.0.0.1:${database.port}`;
  const chatPort = String(await freePort());
  const startChat = () => start('chat', { PORT: chatPort, DATABASE_URL: chatDatabase.href, JWKS_URL });
  let chat: ServiceProcess = await startChat();

  const notifications = await start('notifications', {
    DATABASE_URL: forNotifications,
    JWKS_URL,
    PUBLIC_URL: NOWHERE,
  });
  const rollout = await start('rollout', {
    DATABASE_URL: forRollout,
    JWKS_URL,
    // Nobody listens there: it sees nothing, and says so.
    ...{ UNLEASH_URL: NOWHERE, ANALYTICS_URL: NOWHERE, REMOTES_URL: NOWHERE },
    ...{ UNLEASH_ADMIN_TOKEN: 'none', ANALYTICS_SECRET: 'none' },
  });
  const analytics = await start('analytics', {
    DATABASE_URL: forAnalytics,
    JWKS_URL,
    ANALYTICS_SECRET: 'a secret of the tests, thirty-two letters',
  });
  const chatLine = await layFaultLine(chat.url);
  const directoryLine = await layFaultLine(directory.url);
  const gateway = await createGateway({
    document: () => ({ status: 200, headers: {}, body: '' }),
    assetsFolder: import.meta.dirname,
    flags: {
      evaluate: () => undefined,
      variant: () => undefined,
      onRevision: () => () => undefined,
      state: () => 'fresh',
      ageMs: () => 0,
      close: () => undefined,
    },
    notifications: { subscribe: () => () => undefined, close: () => undefined },
    releases: { current: () => ({}), find: async () => undefined, close: () => undefined },
    sessions: createSessions({ authUrl: auth.url }),
    upstreams: {
      auth: auth.url,
      directory: directoryLine.url,
      chat: chatLine.url,
      notifications: notifications.url,
      rollout: rollout.url,
      analytics: analytics.url,
    },
    unleash: { url: 'http://127.0.0.1:9', frontendToken: '' },
    remotesOrigin: NOWHERE,
  });
  const front = await layFaultLine(await gateway.listen({ port: 0, host: '127.0.0.1' }));
  const lines = [front, chatLine, directoryLine];

  const signIn = (email: string) => signInAtAuth(auth.url, email);
  async function end(service: ServiceProcess, signal: NodeJS.Signals) {
    service.child.kill(signal);
    await service.ended;
  }
  return {
    front,
    chat: chatLine,
    directory: directoryLine,
    database,
    signIn,
    async clientOf(email, options) {
      const secret = await signIn(email);
      return createServiceClient({ baseUrl: front.url, bearer: () => secret, ...options });
    },
    killChat: () => end(chat, 'SIGKILL'),
    async startChat() {
      chat = await startChat();
    },
    async mend() {
      for (const line of lines) line.plan = () => undefined;
      const secret = await signIn('olga@ficus.test');
      const headers = { authorization: `Bearer ${secret}` };
      for (const path of ['conversations', 'people']) {
        // The gateway’s circuit stays open for up to a second after the last fault.
        while (!(await fetch(`${front.url}/api/v1/${path}`, { headers })).ok) await wait(50);
      }
      for (const line of lines) line.seen.length = 0;
    },
    async close() {
      await gateway.close();
      await Promise.all(lines.map((line) => line.close()));
      await Promise.all(
        [auth, directory, chat, notifications, rollout, analytics].map((service) => end(service, 'SIGTERM')),
      );
      await database.close();
      await Promise.all(databases.map((one) => one.drop()));
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
