import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeForData } from '@ficus/service-kit/embedded-postgres';
import pg from 'pg';
import { type Child, startChild } from './child.ts';
import type { Configuration } from './configuration.ts';
import type { Secrets } from './secrets.ts';

/** Databases on the embedded server, each with a role of its own that can reach no other. */
const DATABASES = [
  'unleash',
  'auth',
  'directory',
  'chat',
  'notifications',
  'monolith',
  'rollout',
  'analytics',
] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** Starts the embedded PostgreSQL and makes the databases and roles that are missing. */
export async function startPostgres(configuration: Configuration, secrets: Secrets): Promise<Child> {
  // At a start this was done before the ports were looked at; at a restart what died may have left its server behind.
  await endLeftover(configuration);
  const child = await startChild({
    name: 'postgres',
    program: path.join(import.meta.dirname, 'processes/postgres.ts'),
    env: {
      POSTGRES_FOLDER: folderOf(configuration),
      POSTGRES_PORT: String(configuration.ports.postgres),
      POSTGRES_PASSWORD: secrets.postgres,
    },
    logFolder: path.join(configuration.dataFolder, 'logs'),
  });
  await makeDatabases(configuration, secrets);
  return child;
}

/** Address of a database, with its own role. */
export function databaseUrl(name: DatabaseName, configuration: Configuration, secrets: Secrets): string {
  const url = new URL(serverUrl(configuration, secrets));
  url.username = `ficus_${name}`;
  url.password = secrets[name];
  url.pathname = `/ficus_${name}`;
  return url.href;
}

/** Address of the server, with a user who may create databases and roles. */
export function serverUrl({ databaseUrl, ports }: Configuration, secrets: Secrets): string {
  return databaseUrl ?? `postgres://ficus:${secrets.postgres}@127.0.0.1:${ports.postgres}/postgres`;
}

/** Makes the databases and roles that are missing. What is there is left as it is. */
export async function makeDatabases(configuration: Configuration, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl(configuration, secrets) });
  await client.connect();
  try {
    for (const name of DATABASES) {
      const role = `ficus_${name}`;
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (!rowCount) {
        await client.query(`create role ${role} login password ${client.escapeLiteral(secrets[name])}`);
        // Who is no superuser may give a database only to a role whose member they are.
        await client.query(`grant ${role} to current_user`);
      }
      const { rowCount: exists } = await client.query('select from pg_database where datname = $1', [role]);
      if (!exists) await client.query(`create database ${role} owner ${role}`);
      await client.query(`revoke connect on database ${role} from public`);
    }
  } finally {
    await client.end();
  }
}

/**
 * Ends a PostgreSQL that a killed start left running on this folder, and removes the pid file of one that died with it.
 * The pid is trusted only if the process works in this very folder: pids are reused.
 */
export async function endLeftover(configuration: Configuration): Promise<void> {
  const folder = await placeForData(folderOf(configuration));
  const pidFile = path.join(folder, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const [pid, dataFolder] = text.split('\n');
  const isOurs = dataFolder === folder && (await worksIn(Number(pid), folder));
  if (isOurs) {
    process.kill(Number(pid), 'SIGINT');
    for (let tries = 0; tries < 100 && (await worksIn(Number(pid), folder)); tries += 1) await wait(100);
  }
  await rm(pidFile, { force: true });
}

function folderOf(configuration: Configuration): string {
  return path.join(configuration.dataFolder, 'postgres');
}

/** Removes the embedded database with all that is in it. */
export async function forgetPostgres(configuration: Configuration): Promise<void> {
  await rm(await placeForData(folderOf(configuration)), { recursive: true, force: true });
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes('postgres') && commandLine.split('\0').includes(folder);
}
