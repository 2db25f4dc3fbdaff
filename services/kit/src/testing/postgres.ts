import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../embedded-postgres/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a PostgreSQL server whose user may create databases. */
    readonly postgresUrl: string;
  }
}

/** A PostgreSQL server made for tests: its address, and the function that ends it and removes its files. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

const USER = 'tester';
const PASSWORD = 'tester';
const ATTEMPTS = 3;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No free port could be had.');
  return address.port;
}

async function attempt(): Promise<TestPostgres> {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'ficus-postgres-'));
  await chmod(directory, 0o755);
  // An interrupted run leaves no time to wait for anything: the server ends with us, as it is our child.
  const clean = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', clean);
  try {
    const server = await startPostgres({
      folder: join(directory, 'data'),
      port,
      user: USER,
      password: PASSWORD,
      // Nothing here outlives the run, so nothing need reach the disk.
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
    });
    const kill = () => void server.stop();
    process.once('SIGINT', kill).once('SIGTERM', kill);
    const stop = async () => {
      await server.stop();
      process.off('SIGINT', kill).off('SIGTERM', kill).off('exit', clean);
      clean();
    };
    return { url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    clean();
    process.off('exit', clean);
    throw error;
  }
}

/** Starts a PostgreSQL server on a free port, its files in a temporary directory. */
export async function startTestPostgres(): Promise<TestPostgres> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      // The port may have been taken between finding it and using it.
      if (tried === ATTEMPTS) throw error;
    }
  }
}

/**
 * Vitest's global set-up: one PostgreSQL for the whole run, its address provided as `postgresUrl`, ended with the run.
 * `TEST_DATABASE_URL` names a server to use in its place.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startTestPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
