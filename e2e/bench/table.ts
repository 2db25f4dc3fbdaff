import type { Verdict } from './judge.ts';
import { figures, type Result } from './result.ts';
import { median } from './statistics.ts';

/** What was measured and what it means, for a terminal and for Markdown alike. */
export function table(result: Result, verdicts: readonly Verdict[]): string {
  const kinds = ['cold', 'warm', 'hot'] as const;
  const rows = result.conditions.flatMap((condition) =>
    result.variants.map((variant) => {
      const at = (figure: Parameters<typeof figures>[2], kind: (typeof kinds)[number] = 'cold') =>
        median(figures(result, { variant, condition, kind }, figure));
      return [
        variant,
        condition,
        kinds.map((kind) => at('viewMs', kind).toFixed(0)).join(' / '),
        kinds.map((kind) => at('dataMs', kind).toFixed(0)).join(' / '),
        at('requests').toFixed(0),
        at('rounds').toFixed(0),
        (at('scriptBytes') / 1024).toFixed(1),
        ((at('ownOriginBytes') + at('otherOriginBytes')) / 1024).toFixed(1),
        (at('heapBytes') / 1024 / 1024).toFixed(1),
        (at('ownOriginBytes') / 1024).toFixed(1),
        (at('otherOriginBytes') / 1024).toFixed(1),
        at('longTaskMs').toFixed(0),
        at('lcpMs').toFixed(0),
        at('inpMs').toFixed(0),
        at('cls').toFixed(3),
      ];
    }),
  );
  const heads = [
    'variant',
    'net',
    'view c/w/h ms',
    'data c/w/h ms',
    'req',
    'rounds',
    'JS KB',
    'all KB',
    'heap MB',
    'own KB',
    'other KB',
    'long ms',
    'LCP ms',
    'INP ms',
    'CLS',
  ];
  const judged = verdicts.map(({ what, value, must, goal, outcome }) => [
    what,
    `${value.median.toFixed(2)} (${value.low.toFixed(2)}–${value.high.toFixed(2)})`,
    String(must),
    String(goal),
    outcome === 'goal' ? 'goal met' : outcome === 'must' ? 'met, goal missed' : 'MISSED',
  ]);
  const { flipMs, firstFlipMs, lazyRouteMs, fallbackMs, pages, buildMs, hotReloadMs } = result.ours;
  const middle = (values: readonly number[]) => median(values).toFixed(0);
  return [
    `${result.reps} repetitions, Chromium ${result.browser}, medians`,
    lines(heads, rows),
    lines(['promise', 'median (quartiles)', 'must', 'goal', 'outcome'], judged),
    `flip ${middle(flipMs)} ms; first flip (4g) ${middle(firstFlipMs)} ms, lazy route ${middle(lazyRouteMs)} ms; ` +
      `fallback with the remotes' origin refused ${middle(fallbackMs)} ms; ` +
      (buildMs
        ? `builds: host ${(buildMs.host / 1000).toFixed(1)} s, chat ${(buildMs.chat / 1000).toFixed(1)} s; `
        : '') +
      (hotReloadMs.length > 0 ? `hot reload ${middle(hotReloadMs)} ms; ` : '') +
      `page ${pages.medianMs.toFixed(1)} ms; of it CPU ${pages.cpuMedianMs.toFixed(2)} ms, p99 ${pages.cpuP99Ms.toFixed(2)} ms`,
  ].join('\n\n');
}

function lines(heads: string[], rows: string[][]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
