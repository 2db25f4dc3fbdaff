import { LEGACY_KEY, type LegacyRead } from '../lenses/legacy-session.ts';
import type { EngineParts } from './engine-parts.ts';
import { isSnapshot, type LegacySnapshot } from './legacy-snapshot.ts';
import { readAdoption } from './marker.ts';

/** What stands in the place of the person's legacy session, and under which key. */
export interface FoundLegacy {
  readonly key: string;
  readonly raw: string | null;
  readonly read: LegacySnapshot | Exclude<LegacyRead, { kind: 'own' }>;
}

/**
 * Where the legacy application sets a person's session aside while somebody else uses the same browser, and takes it
 * back from when they return.
 */
export function keyAside(email: string): string {
  return `${LEGACY_KEY}:${email.trim().toLowerCase()}`;
}

/**
 * Finds the person's legacy session. Another person's under the legacy key is not touched: the person's own is then the
 * one that the legacy application has set aside for them, or will find there when it opens.
 */
export async function findLegacy({ safe, reader, person }: EngineParts): Promise<FoundLegacy> {
  const raw = safe.getItem(LEGACY_KEY);
  const read = await reader.read(raw, readAdoption(safe));
  if (isSnapshot(read) || read.kind !== 'foreign') return { key: LEGACY_KEY, raw, read };
  const key = keyAside(person.email);
  const rawAside = safe.getItem(key);
  const aside = await reader.read(rawAside, undefined);
  return isSnapshot(aside) ? { key, raw: rawAside, read: aside } : { key, raw: rawAside, read };
}
