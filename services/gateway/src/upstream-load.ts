import { problem } from '@ficus/service-kit';
import { type Breaker, createBreaker } from './breaker.ts';
import type { Upstream } from './routes.ts';

/** Requests under way to one upstream; one that is slow must not take all of this process. */
const MOST_UNDER_WAY = 500;

/** How an upstream fares. */
export interface UpstreamLoad {
  readonly breaker: Breaker;
  underWay: number;
  /** Until when it is taken for late in following the other side, in milliseconds since 1970. */
  lateUntil: number;
}

/** Keeps count of each upstream. */
export function createUpstreamLoads() {
  const loads = new Map<Upstream, UpstreamLoad>();
  const waiting = new Set<() => void>();
  const of = (upstream: Upstream): UpstreamLoad => {
    const known = loads.get(upstream);
    if (known) return known;
    const fresh = { breaker: createBreaker(), underWay: 0, lateUntil: 0 };
    loads.set(upstream, fresh);
    return fresh;
  };
  return {
    of,
    /** Counts a request; returns its end. Throws 503 `overloaded`. */
    enter(upstream: Upstream): () => void {
      const load = of(upstream);
      if (load.underWay >= MOST_UNDER_WAY) {
        throw problem(503, 'overloaded', `Too much is asked of the ${upstream} service at the moment.`, {
          headers: { 'retry-after': '1' },
        });
      }
      load.underWay += 1;
      let hasEnded = false;
      return () => {
        if (!hasEnded) load.underWay -= 1;
        hasEnded = true;
        for (const look of [...waiting]) look();
      };
    },
    /** Resolves when nothing is under way to these, or after `limitMs`. */
    quiet(upstreams: readonly Upstream[], limitMs: number): Promise<void> {
      const isQuiet = () => upstreams.every((upstream) => of(upstream).underWay === 0);
      if (isQuiet()) return Promise.resolve();
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const look = () => isQuiet() && end();
        const timer = setTimeout(end, limitMs);
        waiting.add(look);
      });
    },
    report: () =>
      Object.fromEntries(
        [...loads].map(([name, { breaker, underWay }]) => [name, { breaker: breaker.state(), underWay }]),
      ),
  };
}

export type UpstreamLoads = ReturnType<typeof createUpstreamLoads>;
