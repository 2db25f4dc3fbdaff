import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { clearResults, writeMatrix } from '../faults/results.ts';
import { clearNotes } from '../parity/record.ts';
import { reportParity } from '../parity/report.ts';
import { DATA_FOLDER, PORTS, PROJECT, REMOTES } from './addresses.ts';

/** Playwright's global set-up: the whole system from nothing, as `npm start` runs it. Returns its end. */
export default async function start(): Promise<() => Promise<void>> {
  await Promise.all([clearResults(), clearNotes()]);
  const faults = fork(path.join(import.meta.dirname, 'fault-proxy.ts'));
  await once(faults, 'message');
  // Half of a test's time would be waiting for the next poll.
  const stop = await startSystem({ env: { REMOTES_URL: REMOTES, FLAGS_POLL_MS: '200', LOOK_MS: '1000' } });
  return async () => {
    await writeMatrix();
    await reportParity();
    await stop();
    faults.disconnect();
  };
}

/** Starts the system alone, browsers reaching the remotes' origin directly unless `env` says otherwise. Returns its end. */
export async function startSystem(
  options: { env?: Record<string, string>; args?: readonly string[] } = {},
): Promise<() => Promise<void>> {
  const { env = {}, args = [] } = options;
  const program = path.join(PROJECT, 'services/local/start.mjs');
  const system = spawn(process.execPath, [program, '--fresh', ...args], {
    env: { ...process.env, ...PORTS, FICUS_DATA: DATA_FOLDER, ...env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(system);
  return async () => {
    const ended = once(system, 'exit');
    if (system.exitCode === null) {
      system.kill('SIGINT');
      await ended;
    }
  };
}

function ready(system: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    system.stdout?.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (/^Ready /m.test(chunk.toString())) resolve();
    });
    system.once('exit', (code) => reject(new Error(`The system ended while starting (exit code ${code})`)));
  });
}
