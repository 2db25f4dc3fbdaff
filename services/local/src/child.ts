import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A process that did not come up; the message has the last lines that it printed. */
export class ChildFailed extends Error {
  readonly code = 'child-failed';
}

export interface Child {
  readonly name: string;
  /** Settles when the process has ended, with its exit code (null when ended by a signal). */
  readonly ended: Promise<number | null>;
  /** Asks the process to stop, waits, and ends it by force after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const comingUp = new Set<ChildProcess>();

/** Asks what is not ready yet to end. By its closed channel it would hear of our end only once it has read its modules. */
export function endComingUp(): void {
  for (const child of comingUp) child.kill('SIGTERM');
}

/**
 * Starts a Node program as a process of its own and waits until it says that it is ready (`{ type: 'ready' }`).
 * It ends with us, however we end: by signal when we stop, by the closed channel when we are killed. It has a process
 * group of its own, so that Ctrl-C reaches us alone and we stop things in order. Its output goes to `logFolder`.
 */
export async function startChild(options: {
  name: string;
  program: string;
  env?: Record<string, string>;
  logFolder: string;
  readyMs?: number;
  /** Hears of each file of ours that the program loads. Default: they are not reported. */
  onFile?: ((file: string) => void) | undefined;
  /** Hears each line that the program prints, beside the log. */
  onLine?: ((line: string) => void) | undefined;
}): Promise<Child> {
  const { name, readyMs = 60_000, onFile } = options;
  const child = fork(options.program, {
    execArgv: onFile ? ['--import', REPORT_FILES] : [],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: process.env.LANG,
      NODE_ENV: 'production',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const log = createWriteStream(path.join(options.logFolder, `${name}.log`), { flags: 'a' });
  const tail = keepTail(child);
  if (onFile) child.on('message', (message) => isFileMessage(message) && onFile(message.path));
  for (const stream of options.onLine ? [child.stdout, child.stderr] : [])
    if (stream) createInterface({ input: stream }).on('line', (line) => options.onLine?.(line));
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = once(child, 'exit').then(([code]) => {
    log.end();
    return code as number | null;
  });
  comingUp.add(child);
  await isReady(child, { name, readyMs, tail }).finally(() => comingUp.delete(child));
  return { name, ended, stop: (graceMs) => stop(child, ended, graceMs) };
}

const REPORT_FILES = path.join(import.meta.dirname, 'watch/report-files.ts');

function isFileMessage(message: unknown): message is { type: 'file'; path: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'file';
}

function keepTail(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-3000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text.trim();
}

function isReady(
  child: ChildProcess,
  options: { name: string; readyMs: number; tail: () => string },
): Promise<void> {
  const { name, readyMs, tail } = options;
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new ChildFailed(`${name} ${why}\n${tail()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${readyMs / 1000} s`);
    }, readyMs);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended while starting (${signal ?? `exit code ${code}`})`);
    });
    child.on('message', (message) => {
      if (!(typeof message === 'object' && 'type' in message && message.type === 'ready')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<number | null>, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
