import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** How a process ended. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A service's main, running. */
export interface ServiceProcess {
  /** Address it listens on, such as `http://127.0.0.1:41233`. */
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

// 'close' would say all this, but does not come when the parent has closed the IPC channel first.
async function endOf(child: ChildProcess): Promise<Ended> {
  const [[code, signal], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, signal, stdout, stderr };
}

/** Starts a program with these variables (and PATH), without waiting for it to be ready. */
export function startProgram(program: URL, env: Record<string, string>) {
  const child = fork(fileURLToPath(program), {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = endOf(child);
  return { child, ended };
}

/** Starts a service's main and waits until it is ready. Throws with its output when it ends instead. */
export async function startService(program: URL, env: Record<string, string>): Promise<ServiceProcess> {
  const { child, ended } = startProgram(program, env);
  const port = await Promise.race([
    once(child, 'message').then(([message]) => Number(message.port)),
    ended.then(({ code, stdout, stderr }) => {
      throw new Error(`${program.pathname} ended with ${code} before it was ready:\n${stdout}${stderr}`);
    }),
  ]);
  return { url: `http://127.0.0.1:${port}`, child, ended };
}
