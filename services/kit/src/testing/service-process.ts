import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
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

/** Half of what a start costs is reading source. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/node', import.meta.url));

/** Starts a program with these variables (and PATH) and flags of Node's, without waiting for it to be ready. */
export function startProgram(program: URL, env: Record<string, string>, execArgv: readonly string[] = []) {
  const child = fork(fileURLToPath(program), {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'info', ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = endOf(child);
  return { child, ended };
}

/** Resolves with the port when the process says that it listens. */
async function isReady(child: ChildProcess): Promise<number> {
  for await (const [message] of on(child, 'message')) {
    if (message.type === 'ready') return Number(message.port);
  }
  throw new Error('The process was let go before it was ready.');
}

/** Starts a service's main and waits until it is ready. Throws with its output when it ends instead. */
export async function startService(
  program: URL,
  env: Record<string, string>,
  execArgv: readonly string[] = [],
): Promise<ServiceProcess> {
  return whenReady(program, startProgram(program, env, execArgv));
}

/** Waits until a program is ready. Throws with its output when it ends instead. */
export async function whenReady(
  program: URL,
  { child, ended }: Omit<ServiceProcess, 'url'>,
): Promise<ServiceProcess> {
  const port = await Promise.race([
    isReady(child),
    ended.then(({ code, stdout, stderr }) => {
      throw new Error(`${program.pathname} ended with ${code} before it was ready:\n${stdout}${stderr}`);
    }),
  ]);
  return { url: `http://127.0.0.1:${port}`, child, ended };
}
