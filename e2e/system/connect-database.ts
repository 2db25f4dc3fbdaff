import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { DATA_FOLDER, PORTS } from './addresses.ts';

/** Connects to the database of a service of the system under test. */
export async function connectDatabase(
  name: 'auth' | 'chat' | 'directory' | 'notifications',
): Promise<pg.Client> {
  const secrets = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const client = new pg.Client({
    connectionString: `postgres://ficus_${name}:${secrets[name]}@127.0.0.1:${PORTS.POSTGRES_PORT}/ficus_${name}`,
  });
  await client.connect();
  return client;
}
