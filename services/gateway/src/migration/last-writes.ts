import type { StageRules } from '../stages.ts';

type Side = StageRules['side'];

/** The other side has a write long before this, in ms. */
const SETTLED_MS = 1_000;
/** A side that left a write to the other one would leave the next one to it too for about so long, in ms. */
const LEFT_MS = 400;
const MOST = 10_000;

/**
 * Which side took the last write of a tenant. When the stage changes, what was written a moment ago may still be on its
 * way to the other side: reads stay with the one that has it, so that everybody reads what they wrote. And a side that was
 * asked to write what the other had just been given left it to that one: the next writes go there.
 */
export function createLastWrites(now: () => number = Date.now) {
  const writes = new Map<string, { side: Side; at: number; leftTo: Side | undefined; leftAt: number }>();
  return {
    /** A write was done by this side, which it was left to by the other one or not. */
    note(tenantId: string, side: Side, wasLeft = false): void {
      const { leftTo, leftAt = 0 } = writes.get(tenantId) ?? {};
      writes.delete(tenantId);
      const left = wasLeft ? { leftTo: side, leftAt: now() } : { leftTo, leftAt };
      writes.set(tenantId, { side, at: now(), ...left });
      const [oldest] = writes.keys();
      if (writes.size > MOST && oldest !== undefined) writes.delete(oldest);
    },
    /** The side that took a write within the last second. */
    recent(tenantId: string): Side | undefined {
      const last = writes.get(tenantId);
      return last && now() - last.at < SETTLED_MS ? last.side : undefined;
    },
    /** The side that a write was left to a moment ago. */
    leftTo(tenantId: string): Side | undefined {
      const last = writes.get(tenantId);
      return last && now() - last.leftAt < LEFT_MS ? last.leftTo : undefined;
    },
  };
}

export type LastWrites = ReturnType<typeof createLastWrites>;
