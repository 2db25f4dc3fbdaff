import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DATA_FOLDER, FLAG_FAULTS_PORT, PORTS, PROJECT, REMOTES, SECOND_GATEWAY_PORT } from './addresses.ts';

/**
 * Starts another front door of the same system, which reaches Unleash through the fault proxy and has seen no flag yet;
 * `env` makes it differ further. A session holds at both, since cookies do not look at ports. Returns its end.
 */
export async function startSecondGateway(env: Record<string, string> = {}): Promise<() => Promise<void>> {
  const secrets = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const backup = await mkdtemp(path.join(tmpdir(), 'ficus-flags-'));
  const at = (port: string | number) => `http://127.0.0.1:${port}`;
  const gateway: ChildProcess = fork(path.join(PROJECT, 'services/gateway/src/main.ts'), {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'error',
      PORT: String(SECOND_GATEWAY_PORT),
      AUTH_URL: at(PORTS.AUTH_PORT),
      DIRECTORY_URL: at(PORTS.DIRECTORY_PORT),
      CHAT_URL: at(PORTS.CHAT_PORT),
      NOTIFICATIONS_URL: at(PORTS.NOTIFICATIONS_PORT),
      UNLEASH_URL: at(FLAG_FAULTS_PORT),
      UNLEASH_CLIENT_TOKEN: `*:development.${secrets.clientToken}`,
      UNLEASH_FRONTEND_TOKEN: `*:development.${secrets.frontendToken}`,
      REMOTES_URL: REMOTES,
      FLAGS_BACKUP_FOLDER: backup,
      FICUS_DEMO: '1',
      ...env,
    },
  });
  await once(gateway, 'message');
  return async () => {
    const ended = once(gateway, 'exit');
    gateway.kill('SIGTERM');
    await ended;
    await rm(backup, { recursive: true, force: true });
  };
}
