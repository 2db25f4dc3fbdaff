import { PROCESSES } from './drilled-system.ts';
import type { DrillResult } from './run-drill.ts';

/** How long ago the last death was, in ms. */
const SPANS = [100, 250, 1_000, 2_500] as const;

/**
 * Where the calls that took longer than `limitMs` come from: by the process that had died last when a call ended, and how
 * long ago that was; each as slow ones of all.
 */
export function slowCalls(
  { calls, deaths }: Pick<DrillResult, 'calls' | 'deaths'>,
  limitMs: number,
): string[] {
  const slow = calls.filter(({ tookMs }) => tookMs > limitMs);
  const share = ((slow.length / calls.length) * 100).toFixed(1);
  const head = `slower than ${limitMs.toFixed(1)} ms: ${slow.length} of ${calls.length} (${share} %)`;
  if (deaths.length === 0) return [head];
  const rows = PROCESSES.map((name) => {
    const ofName = calls.flatMap(({ begun, tookMs }) => {
      const last = deaths.findLast(({ at }) => at <= begun + tookMs);
      return last?.name === name ? [{ ago: begun + tookMs - last.at, isSlow: tookMs > limitMs }] : [];
    });
    const cells = [...SPANS, Number.POSITIVE_INFINITY].map((until, index) => {
      const within = ofName.filter(({ ago }) => ago <= until && ago > (SPANS[index - 1] ?? -1));
      const title = Number.isFinite(until) ? `to ${until} ms` : 'later';
      return `${title} ${within.filter(({ isSlow }) => isSlow).length} of ${within.length}`;
    });
    return `after ${name} died: ${cells.join(', ')}`;
  });
  return [head, ...rows];
}
