import { readFile } from 'node:fs/promises';

/** A user of the system. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom to run the database as: PostgreSQL refuses to run as root, which containers often are. `postgres` where there is
 * one, else `nobody`, who is on every system; no user is made. Undefined when we are not root: then as we are.
 */
export async function databaseUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const entries = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => entries.find(([user]) => user === name)).find(Boolean);
  if (!found)
    throw new Error('PostgreSQL cannot run as root, and /etc/passwd has neither postgres nor nobody');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
