/** The stages in the order of the way; the gateway's `stages.ts` says what each means. */
export const STAGES = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'] as const;
export type Stage = (typeof STAGES)[number];

export function isStage(name: string): name is Stage {
  return STAGES.some((stage) => stage === name);
}

/** The stages to go through, one after the other, to get from one to another; it is not among them. */
export function wayTo(from: Stage, to: Stage): Stage[] {
  const [start, end] = [STAGES.indexOf(from), STAGES.indexOf(to)];
  return start <= end ? STAGES.slice(start + 1, end + 1) : STAGES.slice(end, start).reverse();
}

/**
 * The stage that most is at: what the flag's shares say, or where it is off or names none, the one of the gateway's table.
 * Of several, the one that is least far: a walk goes on from there.
 */
export function presentStage(shares: Readonly<Record<string, number>>): Stage {
  return STAGES.find((stage) => (shares[stage] ?? 0) > 0) ?? 'complete';
}
