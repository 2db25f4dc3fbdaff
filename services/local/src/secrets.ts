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
  'clientToken',
  'frontendToken',
  'adminToken',
] as const;
const Secrets = z.record(z.enum(NAMES), z.string().check(z.minLength(32)));

/** Passwords of the embedded databases and tokens of the embedded Unleash: made once, kept in the data folder. */
export type Secrets = z.infer<typeof Secrets>;

/** Reads the secrets of a data folder, making them the first time. The file is readable by its owner only. */
export async function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = path.join(dataFolder, 'secrets.json');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return Secrets.parse(JSON.parse(stored));
  const made = Object.fromEntries(NAMES.map((name) => [name, randomBytes(24).toString('hex')])) as Secrets;
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
