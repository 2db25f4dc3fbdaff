import type { Clock } from './clock.ts';
import { TooLateError } from './deadline.ts';

/**
 * Carries the person's session to the view that comes: absorbs it before the remote, projects it before the legacy
 * view. Runs before every mount, when no view that could write is on the screen; must be safe to repeat, and to
 * overlap with an earlier run that took too long. The signal is aborted when the attempt is over.
 */
export type HandOverHook = (signal: AbortSignal) => void | Promise<void>;

/** How a hand-over went. */
export type HandOverOutcome =
  | { readonly outcome: 'done'; readonly ms: number }
  | { readonly outcome: 'failed' | 'timed-out'; readonly ms: number; readonly error: unknown };

/** Runs a hook within its limit. Never rejects: a hand-over that fails is reported, and the view comes all the same. */
export async function runHandOver(
  hook: HandOverHook,
  options: { clock: Clock; limitMs: number; signal: AbortSignal },
): Promise<HandOverOutcome> {
  const { clock, limitMs, signal } = options;
  const startedAt = clock.now();
  let timer: unknown;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = clock.setTimeout(() => resolve('late'), limitMs);
  });
  try {
    const first = await Promise.race([Promise.resolve(hook(signal)), tooLate]);
    const ms = clock.now() - startedAt;
    if (first !== 'late') return { outcome: 'done', ms };
    return { outcome: 'timed-out', ms, error: new TooLateError('The session was not handed over', limitMs) };
  } catch (error) {
    return { outcome: 'failed', ms: clock.now() - startedAt, error };
  } finally {
    clock.clearTimeout(timer);
  }
}
