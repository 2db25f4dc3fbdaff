import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placeForData, startPostgres } from '@ficus/service-kit/embedded-postgres';
import pg from 'pg';
import { type DrilledSystem, type DrilledSystemOptions, startDrilledSystem } from './drilled-system.ts';
import { freePort } from './free-port.ts';

/** Does something with a system of its own, on an embedded PostgreSQL of its own; nothing is left of it. */
export async function withDrilledSystem<T>(
  work: (system: DrilledSystem) => Promise<T>,
  options: DrilledSystemOptions = {},
): Promise<T> {
  const parent = await mkdtemp(path.join(tmpdir(), 'ficus-drill-'));
  const folder = await placeForData(path.join(parent, 'postgres'));
  const port = await freePort();
  const settings = ['max_connections=100'];
  const postgres = await startPostgres({ folder, port, user: 'drill', password: 'drill', settings });
  try {
    const server = `postgres://drill:drill@127.0.0.1:${port}`;
    const client = new pg.Client({ connectionString: `${server}/postgres` });
    await client.connect();
    for (const name of ['auth', 'directory', 'monolith']) await client.query(`create database ${name}`);
    await client.end();
    const databases = {
      auth: `${server}/auth`,
      directory: `${server}/directory`,
      monolith: `${server}/monolith`,
    };
    const system = await startDrilledSystem(databases, options);
    try {
      return await work(system);
    } finally {
      await system.close();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(parent, { recursive: true, force: true });
  }
}
