/**
 * How far a resource has moved from the monolith to its service, in the order of the way. The monolith's side is the first
 * three's, the service's the others'.
 */
export const STAGES = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'] as const;
export type Stage = (typeof STAGES)[number];

/** What a stage means for a request. */
export interface StageRules {
  /** Which side answers reads and takes writes. The other one follows. */
  readonly side: 'monolith' | 'service';
  /** Whether a write is answered only when both sides have it, or the other is late. */
  readonly isBoth: boolean;
  /** Whether each read is asked of both sides, and the answers compared. */
  readonly isCompared: boolean;
  /** Whether the other side answers a read that fails. */
  readonly hasFallback: boolean;
}

export const STAGE_RULES: Readonly<Record<Stage, StageRules>> = {
  off: { side: 'monolith', isBoth: false, isCompared: false, hasFallback: false },
  dualwrite: { side: 'monolith', isBoth: true, isCompared: false, hasFallback: false },
  shadow: { side: 'monolith', isBoth: false, isCompared: true, hasFallback: false },
  live: { side: 'service', isBoth: false, isCompared: true, hasFallback: true },
  rampdown: { side: 'service', isBoth: false, isCompared: false, hasFallback: true },
  complete: { side: 'service', isBoth: false, isCompared: false, hasFallback: false },
};

/** On: everything goes back to the monolith. */
export const USE_MONOLITH = 'use_monolith';
const HOLD_ROLLOUTS = 'hold_rollouts';
const DATA_FLAG = /^data_[a-z]+$/;

/** Whether a flag is for those who run it, and not about which view somebody gets. */
export function isOfOperators(flag: string): boolean {
  return flag === USE_MONOLITH || flag === HOLD_ROLLOUTS || DATA_FLAG.test(flag);
}

export function isStage(name: string | undefined): name is Stage {
  return STAGES.some((stage) => stage === name);
}
