import path from 'node:path';
import pg from 'pg';
import { startChild } from '../child.ts';
import type { Configuration } from '../configuration.ts';
import { databaseUrl, serverUrl } from '../postgres.ts';
import { PROJECT } from '../remotes.ts';
import type { Secrets } from '../secrets.ts';
import { restoreBackup, takeBackup } from './backup.ts';

/**
 * Backs a side's database up and proves that the backup can be restored: the service itself makes its schema in a scratch
 * database, the rows are put there and compared. Returns how many rows there are.
 */
export async function proveBackup(
  side: 'monolith' | 'directory',
  folder: string,
  configuration: Configuration,
  secrets: Secrets,
): Promise<number> {
  const backup = await takeBackup(databaseUrl(side, configuration, secrets), path.join(folder, side));
  const server = new pg.Client({ connectionString: serverUrl(configuration, secrets) });
  await server.connect();
  const name = `ficus_scratch_${side}_${process.pid}`;
  try {
    await server.query(`create database ${name} owner ficus_${side}`);
    const scratch = new URL(databaseUrl(side, configuration, secrets));
    scratch.pathname = `/${name}`;
    const service = await startChild({
      name: `scratch-${side}`,
      program: path.join(PROJECT, `services/${side}/src/main.ts`),
      env: { PORT: '0', DATABASE_URL: scratch.href, JWKS_URL: 'http://127.0.0.1:9/jwks.json' },
      logFolder: path.join(configuration.dataFolder, 'logs'),
    });
    await service.stop(3_000);
    await restoreBackup(scratch.href, backup);
    return backup.tables.reduce((sum, { count }) => sum + count, 0);
  } finally {
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  }
}
