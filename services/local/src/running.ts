import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError } from './configuration.ts';

/**
 * Claims the data folder for this process. Throws a `ConfigurationError` while another start works on it: two would
 * take each other's database away. A claim left behind by a killed start is taken over.
 */
export async function claimFolder(dataFolder: string): Promise<void> {
  const file = path.join(dataFolder, 'start.pid');
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (pid && pid !== process.pid && (await isStart(pid))) {
    throw new ConfigurationError(
      `Ficus already runs on ${dataFolder} (process ${pid}): end it first, or set FICUS_DATA to another folder.`,
    );
  }
  await writeFile(file, String(process.pid));
}

/** Whether a process is one of ours: a pid alone may have been given to another program since. */
async function isStart(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes('start.mjs');
}
