import type { RolloutPlan } from '@ficus/contracts';
import { logEvidenceOfHarm } from '../evidence/log-evidence-of-harm.ts';
import type { Views } from '../retreat/cohort.ts';

/** What the plan says to do now, and why in words of the log. */
export type Move =
  | { readonly kind: 'wait'; readonly why: 'dwelling' | 'not-enough-data' }
  | { readonly kind: 'advance'; readonly percentage: number }
  | { readonly kind: 'pause'; readonly why: 'no-proof' }
  | { readonly kind: 'done' };

/** Decides over a release that has been at `step` of its plan for `minutes` and was not taken back. */
export function nextMove(
  plan: RolloutPlan,
  at: { readonly step: number; readonly minutes: number },
  seen: Views,
): Move {
  const step = plan.steps[at.step];
  const next = plan.steps[at.step + 1];
  if (!step || !next) return { kind: 'done' };
  if (at.minutes < step.dwellMinutes) return { kind: 'wait', why: 'dwelling' };
  const proof = logEvidenceOfHarm(seen.legacy.told, seen.remote.told, -plan.tolerance);
  if (proof >= Math.log(1 / plan.doubt)) return { kind: 'advance', percentage: next.percentage };
  if (at.minutes >= step.dwellMinutes * plan.patience) return { kind: 'pause', why: 'no-proof' };
  return { kind: 'wait', why: 'not-enough-data' };
}
