import { digestTexts } from '../lenses/digest.ts';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import type { Differences } from './compare.ts';
import type { EngineParts } from './engine-parts.ts';

const carriedKey = (owner: string) => `ficus-legacy-carried:${owner}`;

/**
 * Remembers a legacy session of which nothing is left to carry over: settings, drafts and place are in the stores, every
 * chat is confirmed. `raw` is what stands under the legacy key now.
 */
export function rememberCarried(
  { safe, owner }: EngineParts,
  { key, unsent, deleted }: Pick<Differences, 'key' | 'unsent' | 'deleted'>,
  raw: string,
): void {
  if (key !== LEGACY_KEY || unsent.size > 0 || deleted.size > 0) return;
  const digest = digestTexts([raw]);
  if (safe.getItem(carriedKey(owner)) !== digest) safe.setItem(carriedKey(owner), digest);
}

/** To be called before the stores forget what was carried over. */
export function forgetCarried({ safe, owner }: EngineParts): void {
  safe.removeItem(carriedKey(owner));
}

/**
 * Tells at once whether the stores hold all that the legacy session has to give: there is none, or it is, to the letter,
 * the one that was carried over last. A view of the new world need not wait for `absorb` then.
 */
export function isCarriedOver({ safe, owner }: Pick<EngineParts, 'safe' | 'owner'>): boolean {
  const raw = safe.getItem(LEGACY_KEY);
  return raw === null || safe.getItem(carriedKey(owner)) === digestTexts([raw]);
}
