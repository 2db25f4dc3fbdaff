import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/mini';

const NAMES = [
  'postgres',
  'unleash',
  'auth',
  'directory',
  'chat',
  'notifications',
  'monolith',
  'rollout',
  'analytics',
  'events',
  'sync',
  'telemetry',
  'pseudonyms',
  'clientToken',
  'frontendToken',
  'adminToken',
] as const;
const Secret = z.string().check(z.minLength(32));
const Secrets = z.record(z.enum(NAMES), Secret);
const StoredSecrets = z.partialRecord(z.enum(NAMES), Secret);

/**
 * Passwords of the embedded databases, tokens of the embedded Unleash, what events are signed with, and what both sides of
 * moving data know each other by: made once, kept
 * in the data folder.
 */
export type Secrets = z.infer<typeof Secrets>;

/** Reads the secrets of a data folder, making those that are missing. The file is readable by its owner only. */
export async function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = path.join(dataFolder, 'secrets.json');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  // A folder of before knows nothing of what has come since.
  const known = stored === undefined ? {} : StoredSecrets.parse(JSON.parse(stored));
  const made = Object.fromEntries(
    NAMES.map((name) => [name, known[name] ?? randomBytes(24).toString('hex')]),
  );
  const secrets = Secrets.parse(made);
  if (NAMES.every((name) => known[name] !== undefined)) return secrets;
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
