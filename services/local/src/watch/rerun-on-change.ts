import path from 'node:path';
import type { Child } from '../child.ts';
import { PROJECT } from '../remotes.ts';
import { watchFiles } from './watch-files.ts';

/** How long a process may take to stop before an edit ends it by force, in ms. */
const GRACE_MS = 1000;

/** Starts a process that tells each of its files to `onFile`. */
export type WatchedStart = (onFile: (file: string) => void) => Promise<Child>;

/**
 * Keeps a process under development running: it is started again when one of its own files changes. One that does not come
 * up, or ends by itself, waits for the next edit; the system around it stays. Rejects if the first start fails.
 */
export async function rerunOnChange(
  name: string,
  start: WatchedStart,
  say: (line: string) => void,
): Promise<Child> {
  const ended = Promise.withResolvers<number | null>();
  let isStopping = false;
  let current: Child | undefined;
  let turn: Promise<void> = Promise.resolve();
  const files = watchFiles((file) => {
    turn = turn.then(() => rerun(path.relative(PROJECT, file)));
  });

  async function run(): Promise<void> {
    const child = await start(files.add);
    current = child;
    void child.ended.then((code) => {
      if (current !== child || isStopping) return;
      current = undefined;
      say(
        `${name} ended by itself (exit code ${code ?? 'none, by a signal'}); the next edit starts it again`,
      );
    });
  }

  async function rerun(file: string): Promise<void> {
    if (isStopping) return;
    const begun = performance.now();
    const old = current;
    current = undefined;
    await old?.stop(GRACE_MS);
    try {
      await run();
      say(`${name} restarted in ${Math.round(performance.now() - begun)} ms: ${file} changed`);
    } catch (error) {
      say(`${name} does not start: ${error instanceof Error ? error.message : error}`);
    }
  }

  try {
    await run();
  } catch (error) {
    files.close();
    throw error;
  }
  return {
    name,
    ended: ended.promise,
    async stop(graceMs) {
      isStopping = true;
      files.close();
      // One that is just coming up is waited for, so that none is left behind.
      await turn;
      await current?.stop(graceMs);
      ended.resolve(0);
    },
  };
}
