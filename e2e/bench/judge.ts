import type { Kind, Sample } from './measure.ts';
import { figures, type Result } from './result.ts';
import { median, pairedRatio, type Ratio } from './statistics.ts';
import type { Condition } from './tab.ts';

/** One promise, and what came of it. */
export interface Verdict {
  readonly what: string;
  readonly value: Ratio;
  readonly must: number;
  readonly goal: number;
  readonly outcome: 'goal' | 'must' | 'missed';
}

interface Promised {
  readonly against: string;
  readonly condition: Condition;
  readonly kind: Kind;
  readonly figure: keyof Sample;
  readonly must: number;
  readonly goal: number;
}

const view = { figure: 'viewMs' } as const;

/** What is promised against each baseline, as ratios of paired medians. */
const PROMISES: readonly Promised[] = [
  ...(['none', '4g'] as const).flatMap((condition) =>
    (['cold', 'warm'] as const).map((kind) => ({
      against: 'single',
      condition,
      kind,
      ...view,
      must: 1.12,
      goal: 1.03,
    })),
  ),
  { against: 'single', condition: '4g', kind: 'cold', figure: 'dataMs', must: 1.12, goal: 0.95 },
  { against: 'single', condition: '4g', kind: 'cold', figure: 'scriptBytes', must: 1.12, goal: 1.05 },
  { against: 'lazy', condition: '4g', kind: 'cold', ...view, must: 0.8, goal: 0.7 },
  { against: 'lazy', condition: 'none', kind: 'cold', ...view, must: 0.4, goal: 0.3 },
  { against: 'naive', condition: '4g', kind: 'cold', ...view, must: 0.5, goal: 0.45 },
  { against: 'qiankun', condition: '4g', kind: 'cold', ...view, must: 0.5, goal: 0.42 },
  { against: 'single-spa', condition: '4g', kind: 'cold', ...view, must: 0.8, goal: 0.68 },
];

/** Judges every promise that the run has figures for. */
export function judge(result: Result): Verdict[] {
  const ratios = PROMISES.flatMap(({ against, condition, kind, figure, must, goal }) => {
    const ours = figures(result, { variant: 'ficus', condition, kind }, figure);
    const theirs = figures(result, { variant: against, condition, kind }, figure);
    if (ours.length === 0 || theirs.length === 0) return [];
    const name = figure.replace(/Ms$|Bytes$/, '');
    return [verdict(`${name} ÷ ${against} (${condition} ${kind})`, pairedRatio(ours, theirs), must, goal)];
  });
  const rounds = figures(result, { variant: 'ficus', condition: '4g', kind: 'cold' }, 'rounds');
  const plain = (value: number): Ratio => ({ median: value, low: value, high: value });
  return [
    ...ratios,
    ...(rounds.length > 0 ? [verdict('rounds before the view (4g cold)', plain(median(rounds)), 2, 2)] : []),
    ...(result.ours.lazyRouteMs.length > 0
      ? [
          verdict(
            'first flip ÷ lazy route (4g)',
            pairedRatio(result.ours.firstFlipMs, result.ours.lazyRouteMs),
            1.5,
            1,
          ),
        ]
      : []),
    verdict('view beside hanging remotes ÷ beside live ones', besideHanging(result), 1.05, 1.05),
    verdict('requests of unchosen remotes', plain(result.ours.besideHanging.requests), 0, 0),
    verdict('flip, preloaded, ms', plain(median(result.ours.flipMs)), 30, 10),
    verdict('a page of the front door, p99 of CPU, ms', plain(result.ours.pages.cpuP99Ms), 5, 2),
  ];
}

function besideHanging({ ours }: Result): Ratio {
  return pairedRatio(ours.besideHanging.hangingMs, ours.besideHanging.aliveMs);
}

function verdict(what: string, value: Ratio, must: number, goal: number): Verdict {
  const outcome = value.median <= goal ? 'goal' : value.median <= must ? 'must' : 'missed';
  return { what, value, must, goal, outcome };
}
