import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { GATEWAY, PORTS } from './addresses.ts';

/** What can be killed under a person's hands, and the variable and port that tell its process from others. */
const MARKS = {
  auth: `PORT=${PORTS.AUTH_PORT}`,
  directory: `PORT=${PORTS.DIRECTORY_PORT}`,
  chat: `PORT=${PORTS.CHAT_PORT}`,
  notifications: `PORT=${PORTS.NOTIFICATIONS_PORT}`,
  rollout: `PORT=${PORTS.ROLLOUT_PORT}`,
  analytics: `PORT=${PORTS.ANALYTICS_PORT}`,
  gateway: `PORT=${PORTS.GATEWAY_PORT}`,
  unleash: `PORT=${PORTS.UNLEASH_PORT}`,
  remotes: `PORT=${PORTS.REMOTES_PORT}`,
  postgres: `POSTGRES_PORT=${PORTS.POSTGRES_PORT}`,
} as const;

export type Killable = keyof typeof MARKS;
export const KILLABLE = Object.keys(MARKS) as Killable[];

/** Ends a process of the system with SIGKILL; `services/local` starts it again. */
export async function killService(name: Killable): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
    const [environment, commandLine] = await Promise.all([read('environ'), read('cmdline')]);
    // What started it may have the same variables, and a worker of it other ones.
    if (!environment.split('\0').includes(MARKS[name]) || !/src\/(main|processes)/.test(commandLine))
      continue;
    process.kill(name === 'postgres' ? await serverOf(environment) : Number(pid), 'SIGKILL');
    return;
  }
  throw new Error(`No process has ${MARKS[name]}: does ${name} run?`);
}

/** The database itself, not what started it: that would leave it running until it is started again. */
async function serverOf(environment: string): Promise<number> {
  const folder = /(?:^|\0)POSTGRES_FOLDER=([^\0]+)/.exec(environment)?.[1] ?? '';
  const [pid] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Resolves when all of them answer again; rejects after 30 s. */
export async function waitUntilWhole(): Promise<void> {
  const limit = Date.now() + 30_000;
  let last = 'nothing';
  while (Date.now() < limit) {
    const answer = await fetch(`${GATEWAY}/health/services`).catch(() => undefined);
    if (answer?.ok) return;
    last = answer ? await answer.text() : 'nothing';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The system is not whole again: ${last}`);
}
