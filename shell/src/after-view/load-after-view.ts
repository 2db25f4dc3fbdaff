export type AfterView = typeof import('./after-view.ts');

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Loads what a page needs after its view, flags and their kill switches among it, so it tries until it has it: after a
 * second, then after ever longer pauses, half a minute at most.
 */
export async function loadAfterView(): Promise<AfterView> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await import(/* webpackChunkName: "after-view" */ './after-view.ts');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
