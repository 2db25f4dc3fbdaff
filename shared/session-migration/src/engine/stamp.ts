import type { Base } from './base.ts';
import type { EngineParts } from './engine-parts.ts';

/**
 * Browsers write localStorage to disk seconds later than IndexedDB. When they are killed in between, the legacy session
 * comes back older than the base, and what it lacks would pass for deleted. So a number stands in both: first in
 * localStorage, whose writes come back in order, then in the base. A smaller one there means that it fell back.
 */
const stampKey = (owner: string) => `ficus-legacy-stamp:${owner}`;

/** Raises the stamp in localStorage; what is returned goes into the base together with what was agreed on. */
export function raiseStamp({ safe, owner }: EngineParts, base: Base): number {
  const stamp = Math.max(readStamp({ safe, owner }), base.stamp) + 1;
  safe.setItem(stampKey(owner), String(stamp));
  return stamp;
}

/** True when the legacy session is older than what the base was agreed with. */
export function hasFallenBack(parts: EngineParts, base: Base): boolean {
  return readStamp(parts) < base.stamp;
}

function readStamp({ safe, owner }: Pick<EngineParts, 'safe' | 'owner'>): number {
  return Number(safe.getItem(stampKey(owner))) || 0;
}
