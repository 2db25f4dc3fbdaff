import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
// For the declaration of what the set-up provides.
import type {} from './postgres.ts';

/** A database of its own for one test or file. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, open connections notwithstanding. */
  drop(): Promise<void>;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Creates an empty database on the run's PostgreSQL. Throws when the set-up `testing/postgres.ts` has not run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server: string | undefined = inject('postgresUrl');
  if (!server) {
    throw new Error(
      "There is no PostgreSQL: add services/kit/src/testing/postgres.ts to Vitest's globalSetup.",
    );
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => query(server, `drop database if exists ${name} with (force)`) };
}
