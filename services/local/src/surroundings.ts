import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Configuration, OwnUnleash } from './configuration.ts';
import { takenPorts } from './ports.ts';

/** An answer that takes longer counts as none, in ms. */
const PATIENCE_MS = 5000;

/** Everything about this machine, and about what is used of others, that would keep the system from starting. */
export async function faultsAround(configuration: Configuration): Promise<string[]> {
  const { databaseUrl, unleash, dataFolder } = configuration;
  const found = await Promise.all([
    takenPorts(configuration),
    folderFaults(dataFolder),
    databaseUrl === undefined ? [] : databaseFaults(databaseUrl),
    unleash === undefined ? [] : unleashFaults(unleash),
  ]);
  return found.flat();
}

/** The folder, or the nearest one above it that is there, must be writable. */
async function folderFaults(folder: string): Promise<string[]> {
  let place = folder;
  while (!(await stat(place).catch(() => undefined))) place = path.dirname(place);
  const found = await stat(place);
  const isWritable =
    found.isDirectory() &&
    (await access(place, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ));
  return isWritable ? [] : [`${folder}: cannot be written; set FICUS_DATA to a folder that can`];
}

async function databaseFaults(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ can: boolean }>(
      'select rolsuper or (rolcreatedb and rolcreaterole) as can from pg_roles where rolname = current_user',
    );
    return rows[0]?.can
      ? []
      : ['DATABASE_URL: its user may not create databases and roles; grant it CREATEDB and CREATEROLE'];
  } catch (error) {
    return [`DATABASE_URL: the database cannot be reached: ${wordsOf(error)}`];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function unleashFaults({ url, clientToken, frontendToken, adminToken }: OwnUnleash): Promise<string[]> {
  const ask = async (variable: string, address: string, token: string) => {
    const answer = await fetch(`${url}${address}`, {
      headers: { authorization: token },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? [] : [`${variable}: ${url} refuses it (${answer.status})`];
  };
  try {
    const found = await Promise.all([
      ask('UNLEASH_CLIENT_TOKEN', '/api/client/features', clientToken),
      ask('UNLEASH_FRONTEND_TOKEN', '/api/frontend', frontendToken),
      adminToken === undefined ? [] : ask('UNLEASH_ADMIN_TOKEN', '/api/admin/projects', adminToken),
    ]);
    return found.flat();
  } catch (error) {
    return [`UNLEASH_URL: ${url} cannot be reached: ${wordsOf(error)}`];
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ');
  if (!(error instanceof Error)) return String(error);
  return error.cause ? wordsOf(error.cause) : error.message;
}
