import { setTimeout as wait } from 'node:timers/promises';
import type { Child } from './child.ts';

/** Waits before a restart, in ms: the next one after each failure. */
const BACKOFF_MS = [500, 1000, 2000, 5000, 10_000];
/** A process that has run for so long starts with the first wait again. */
const STEADY_MS = 20_000;

/**
 * Keeps a process running: when it ends by itself it is started again, after a growing wait, and both is said. After as
 * many failures in a row as there are waits it is given up: only then is it `ended`. Rejects if the first start fails.
 */
export async function supervise(
  name: string,
  start: () => Promise<Child>,
  say: (line: string) => void,
): Promise<Child> {
  const stopping = new AbortController();
  let failures = 0;
  let startedAt = performance.now();
  let current = await start();
  let restarting: Promise<unknown> = Promise.resolve();

  async function restart(): Promise<void> {
    const waitMs = BACKOFF_MS[failures] ?? 0;
    failures += 1;
    await wait(waitMs, undefined, { signal: stopping.signal });
    try {
      current = await start();
      startedAt = performance.now();
      say(`${name} runs again`);
    } catch (error) {
      say(`${name} could not be started: ${error instanceof Error ? error.message : error}`);
    }
  }

  async function watch(): Promise<number | null> {
    for (;;) {
      const code = await current.ended;
      if (stopping.signal.aborted) return code;
      if (performance.now() - startedAt > STEADY_MS) failures = 0;
      if (failures >= BACKOFF_MS.length) return code;
      say(`${name} ended by itself (exit code ${code ?? 'none, by a signal'}); starting it again`);
      restarting = restart().catch(() => undefined);
      await restarting;
    }
  }

  return {
    name,
    ended: watch(),
    async stop(graceMs) {
      stopping.abort();
      // One that is just coming up is waited for, so that none is left behind.
      await restarting;
      await current.stop(graceMs);
    },
  };
}
