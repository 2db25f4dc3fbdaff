import type { Stage } from '../stages.ts';
import type { Difference } from './compare.ts';

/** How often a route was asked for, and what came of it, since the process began. */
export interface RouteTally {
  total: number;
  /** Answered by the monolith: a route is dead there when this no longer grows. */
  legacy: number;
  /** Milliseconds since 1970; absent while nobody has used it. */
  lastLegacyAt?: number;
  /** Reads that the other side answered because the first did not. */
  fellBack: number;
  /** Writes that were answered before the other side had them. */
  behind: number;
  compared: number;
  /** Reads that were not compared: too many at a time, or the other side did not answer. */
  notCompared: number;
  differing: number;
}

/** A comparison that found something. */
export interface Finding {
  readonly at: number;
  readonly route: string;
  readonly url: string;
  readonly stage: Stage;
  readonly tenantId: string;
  readonly differences: readonly Difference[];
}

const KEPT = 100;

/** Counts for each route, and keeps the last findings to be looked at. */
export function createTally() {
  const routes = new Map<string, RouteTally>();
  const findings: Finding[] = [];
  return {
    of(route: string): RouteTally {
      const known = routes.get(route);
      if (known) return known;
      const fresh = {
        total: 0,
        legacy: 0,
        fellBack: 0,
        behind: 0,
        compared: 0,
        notCompared: 0,
        differing: 0,
      };
      routes.set(route, fresh);
      return fresh;
    },
    found(finding: Finding): void {
      findings.unshift(finding);
      findings.length = Math.min(findings.length, KEPT);
    },
    report: () => ({
      routes: Object.fromEntries([...routes].sort(([one], [other]) => (one < other ? -1 : 1))),
      findings: [...findings],
    }),
  };
}

export type Tally = ReturnType<typeof createTally>;
