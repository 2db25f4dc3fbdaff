import type { Verdict } from './judge.ts';
import { figures, type Result } from './result.ts';
import { median, quantile } from './statistics.ts';
import { table } from './table.ts';

const BAR = 22;
const SCALE = 620;

/** The run as one HTML file: a chart for each condition and kind, and the tables. */
export function htmlReport(result: Result, verdicts: readonly Verdict[]): string {
  const charts = result.conditions.flatMap((condition) =>
    (['cold', 'warm', 'hot'] as const).map((kind) => {
      const bars = result.variants.map((variant) => ({
        variant,
        values: figures(result, { variant, condition, kind }, 'viewMs'),
      }));
      return `<h2>Time to view, ${condition}, ${kind} (ms; line: quartiles)</h2>${chart(bars)}`;
    }),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Benchmark</title><style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
pre{overflow:auto}text{font:13px system-ui;fill:CanvasText}rect{fill:#8aa}rect.ours{fill:#1f7a4d}line{stroke:CanvasText}</style>
<h1>As fast as if there were no federation</h1><p>${result.takenAt}</p>${charts.join('')}<pre>${table(result, verdicts)}</pre></html>`;
}

function chart(bars: readonly { variant: string; values: readonly number[] }[]): string {
  const longest = Math.max(...bars.map(({ values }) => quantile(values, 0.75)));
  const x = (value: number) => 110 + (value / longest) * SCALE;
  const rows = bars.map(({ variant, values }, row) => {
    const [low, middle, high] = [quantile(values, 0.25), median(values), quantile(values, 0.75)];
    const y = row * (BAR + 8);
    return `<text x="0" y="${y + 16}">${variant}</text>
<rect class="${row === 0 ? 'ours' : ''}" x="110" y="${y}" width="${x(middle) - 110}" height="${BAR}"/>
<line x1="${x(low)}" x2="${x(high)}" y1="${y + BAR / 2}" y2="${y + BAR / 2}"/>
<text x="${x(high) + 8}" y="${y + 16}">${middle.toFixed(0)}</text>`;
  });
  return `<svg role="img" viewBox="0 0 800 ${bars.length * (BAR + 8)}" width="100%">${rows.join('')}</svg>`;
}
