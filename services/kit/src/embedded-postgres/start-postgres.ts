import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { binariesFolder } from './binaries.ts';
import { placeForBinaries, placeForData } from './reachable-place.ts';
import { databaseUser, type SystemUser } from './system-user.ts';

/** How to run the embedded PostgreSQL. */
export interface PostgresOptions {
  /** Folder of its files; made, with a new cluster in it, when there is none. */
  readonly folder: string;
  readonly port: number;
  /** The superuser's name and password, set when the cluster is made. */
  readonly user: string;
  readonly password: string;
  /** Settings such as `['fsync=off']`. */
  readonly settings?: readonly string[];
  /** Hears what the server prints. */
  readonly onOutput?: (text: string) => void;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Settles when the server has ended, whatever ended it. */
  readonly ended: Promise<void>;
  /** Stops it, ending its connections. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that a registry package carries, with UTF-8 and the builtin `C.UTF-8` locale, on the loopback
 * address only. Resolves when it takes connections; rejects with what it printed when it ends before.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const bin = path.join(await placeForBinaries(await binariesFolder()), 'bin');
  const folder = await placeForData(options.folder);
  const user = await databaseUser();
  if (!(await exists(path.join(folder, 'PG_VERSION')))) await makeCluster(bin, folder, user, options);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', folder, '-p', String(options.port), ...settings.flatMap((setting) => ['-c', setting])],
    // A folder that the user can reach: ours may be closed to it.
    { ...user, cwd: folder, env: { ...process.env, LC_MESSAGES: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(server, 'exit').then(() => undefined);
  await takesConnections(server, options.onOutput);
  return {
    ended,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}

async function makeCluster(
  bin: string,
  folder: string,
  user: SystemUser | undefined,
  options: PostgresOptions,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (user) await chown(folder, user.uid, user.gid);
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  try {
    if (user) await chown(passwordFile, user.uid, user.gid);
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${options.user}`, `--pwfile=${passwordFile}`];
    await promisify(execFile)(path.join(bin, 'initdb'), ['-D', folder, ...locale, ...access], {
      ...user,
      cwd: folder,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function takesConnections(server: ChildProcess, onOutput: PostgresOptions['onOutput']): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      const text = chunk.toString();
      onOutput?.(text);
      output = (output + text).slice(-4000);
      if (output.includes('ready to accept connections')) resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('error', reject);
    server.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended while starting (exit code ${code}):\n${output}`)),
    );
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
