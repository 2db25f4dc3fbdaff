import type { StageRules } from '../stages.ts';

/** The other side has a write long before this, in ms. */
const SETTLED_MS = 1_000;
const MOST = 10_000;

/**
 * Which side took the last write of a tenant. When the stage changes, what was written a moment ago may still be on its
 * way to the other side: reads stay with the one that has it, so that everybody reads what they wrote.
 */
export function createLastWrites(now: () => number = Date.now) {
  const writes = new Map<string, { readonly side: StageRules['side']; readonly at: number }>();
  return {
    note(tenantId: string, side: StageRules['side']): void {
      writes.delete(tenantId);
      writes.set(tenantId, { side, at: now() });
      const [oldest] = writes.keys();
      if (writes.size > MOST && oldest !== undefined) writes.delete(oldest);
    },
    /** The side that took a write within the last second. */
    recent(tenantId: string): StageRules['side'] | undefined {
      const last = writes.get(tenantId);
      return last && now() - last.at < SETTLED_MS ? last.side : undefined;
    },
  };
}

export type LastWrites = ReturnType<typeof createLastWrites>;
